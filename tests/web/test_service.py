"""From a record directory to its shelf, its server and its folder of pages."""

import http.client
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest import heed_interrupts
from tests.web.asking import ask
from tests.web.holdings import EXAMPLE

from khabar.engine.build import build
from khabar.errors import RecordError, ServiceError, UsageError
from khabar.web import create_app, shelf_of, write_site
from khabar.web.service import SHELF, listening


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of three reports of the example, built by the engine."""
    folder = tmp_path_factory.mktemp("built") / "record"
    build([EXAMPLE / "minaa.jsonl"], folder, workers=None)
    return folder


def test_the_shelf_is_made_once(folder: Path) -> None:
    shelf_of(folder)
    made = (folder / SHELF).stat().st_mtime_ns
    shelf_of(folder)
    assert (folder / SHELF).stat().st_mtime_ns == made


def test_a_shelf_of_another_record_is_made_again(folder: Path) -> None:
    shelf_of(folder)
    good = (folder / SHELF).read_bytes()
    (folder / SHELF).write_bytes(b"no shelf at all")
    assert shelf_of(folder).rows("SELECT count(*) FROM report") == [(3,)]
    assert (folder / SHELF).read_bytes() == good


def test_half_a_shelf_is_not_taken_for_one(folder: Path) -> None:
    partial = folder / f"{SHELF}.partial"
    partial.write_bytes(b"half")
    (folder / SHELF).unlink(missing_ok=True)
    assert shelf_of(folder).manifest()["counts"]["reports"] == 3
    assert not partial.exists()


def test_the_application_of_a_record(folder: Path) -> None:
    app = create_app(folder)
    assert ask(app, "/").status == 200
    assert "minaa.jsonl" in ask(app, "/record").text


def test_no_record_no_pages(tmp_path: Path) -> None:
    with pytest.raises(RecordError):
        shelf_of(tmp_path)
    assert not list(tmp_path.iterdir())


def test_pages_go_to_an_empty_folder(folder: Path, tmp_path: Path) -> None:
    assert write_site(folder, tmp_path / "pages") > 10
    assert (tmp_path / "pages" / "index.html").is_file()
    with pytest.raises(UsageError, match="empty"):
        write_site(folder, tmp_path / "pages")


def test_a_port_that_is_taken_is_an_error_before_anything_is_said(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        command = [str(Path(sys.executable).with_name("khabar")), "serve", str(folder), "--port", str(port)]
        made = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert made.returncode == 1
    assert made.stdout == ""
    assert "it is taken" in made.stderr
    assert "--port" in made.stderr
    assert "Traceback" not in made.stderr


def test_the_address_is_printed_when_it_answers(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [str(Path(sys.executable).with_name("khabar")), "serve", str(folder), "--port", str(port)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, preexec_fn=heed_interrupts
    ) as server:
        assert server.stdout
        said = server.stdout.readline()
        assert f"http://127.0.0.1:{port}/" in said
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/record")
        assert connection.getresponse().status == 200
        server.send_signal(signal.SIGINT)
        assert server.wait(20) == 130
        assert "Traceback" not in (server.stderr.read() if server.stderr else "")


@pytest.mark.parametrize("host", ["192.0.2.55", "no.such.host.invalid"])
def test_an_address_of_another_machine_cannot_be_listened_at(host: str) -> None:
    with pytest.raises(ServiceError, match=f"cannot listen at {host}"):
        listening(host, 8765)


def test_answers_do_not_wait_for_acknowledgements() -> None:
    with listening("127.0.0.1", 0) as listener:
        assert listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
