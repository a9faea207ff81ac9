"""The commands: help that teaches, errors that say how to mend, exit codes."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from khabar.cli.main import app
from khabar.lexicons import Lexicons
from khabar.model.document import Document
from khabar.model.layers import Layers

COMMANDS = sorted(get_command(app).commands)  # type: ignore[attr-defined]


def khabar(*arguments: object, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from khabar.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, cwd=cwd)


@pytest.fixture(scope="module")
def record(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "record"
    made = khabar("build", example, "--record", folder, "--jobs", 1)
    assert made.returncode == 0, made.stderr
    assert "17 reports, 0 rejects" in made.stdout
    return folder


def test_help_names_every_command() -> None:
    text = khabar("--help").stdout
    assert all(f"  {command} " in text for command in COMMANDS)
    assert "Exit codes: 0 done, 1 failed, 2 wrong use" in text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_shows_an_example(command: str) -> None:
    made = khabar(command, "--help")
    assert made.returncode == 0
    assert f"khabar {command} " in made.stdout.split("Example", 1)[1]


def test_analyze_writes_a_file_for_each_report(example: Path, tmp_path: Path) -> None:
    texts = sorted(example.glob("*.txt"))
    made = khabar("analyze", *texts, "--out", tmp_path / "out")
    assert made.returncode == 0, made.stderr
    assert {path.stem for path in (tmp_path / "out").iterdir()} == {path.stem for path in texts}
    first = json.loads((tmp_path / "out" / f"{texts[0].stem}.json").read_text("utf-8"))
    assert first["doc"] == texts[0].stem


def test_a_name_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('[{"id": "../../evil", "text": "قال الوزير إن الهدنة بدأت أمس."}]', "utf-8")
    made = khabar("analyze", tmp_path / "x.json", "--out", tmp_path / "a" / "b")
    assert made.returncode == 0, made.stderr
    assert [path.parent for path in tmp_path.rglob("*evil*")] == [tmp_path / "a" / "b"]


def test_show_says_what_the_record_holds(record: Path) -> None:
    made = khabar("show", record)
    assert made.returncode == 0
    assert made.stdout.startswith("17 reports from 15 files; nothing rejected")
    assert len(made.stdout.splitlines()) < 40


def test_show_names_the_first_rejects_and_how_to_get_the_others(tmp_path: Path) -> None:
    items = ["no object", {"text": "قال الوزير إن الهدنة بدأت أمس."}, *({"text": " "} for _ in range(5))]
    (tmp_path / "x.json").write_text(json.dumps(items), "utf-8")
    made = khabar("build", tmp_path / "x.json", "--record", tmp_path / "record", "--jobs", 1)
    assert "1 reports, 6 rejects" in made.stdout, made.stderr
    said = khabar("show", tmp_path / "record").stdout.splitlines()
    assert [line.split(":")[1].strip() for line in said if line.startswith("  rejected: ")] == [
        "x.json#0", *(f"x.json#{place}" for place in range(2, 6)),
    ]  # fmt: skip
    assert said[-1].startswith("  and 1 more: khabar export ")


def test_export_writes_the_tables_that_are_asked_for(record: Path, tmp_path: Path) -> None:
    made = khabar("export", record, "--format", "csv", "--table", "documents", "--out", tmp_path)
    assert made.returncode == 0
    assert [path.name for path in tmp_path.iterdir()] == ["documents.csv"]


def test_a_failure_ends_with_one_and_a_message(tmp_path: Path) -> None:
    made = khabar("show", tmp_path / "nothing")
    assert made.returncode == 1
    assert made.stderr.startswith("khabar: ") and "is not a record" in made.stderr
    assert "Traceback" not in made.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("build", "nowhere", "--record", "r"), "there is no file or folder 'nowhere'"),
        (("analyze", "*.nothing", "--out", "o"), "nothing matches"),
        (("evaluate", "."), "no annotated reports here"),
    ],
)
def test_a_source_that_is_not_there_is_named(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    made = khabar(*arguments, cwd=tmp_path)
    assert made.returncode == 1
    assert said in made.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("build",),
        ("weather",),
        ("build", ".", "--record", "r", "--field", "headline"),
        ("build", ".", "--record", "r", "--field", "headline=colour"),
        ("build", ".", "--record", "./inside"),
        ("evaluate", ".", "--sample", "x"),
        ("evaluate", ".", "--pin"),
        ("evaluate", ".", "--lexicons", "nowhere"),
    ],
)
def test_wrong_use_ends_with_two(arguments: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("قال الوزير إن الهدنة بدأت أمس.", "utf-8")
    made = khabar(*arguments, cwd=tmp_path)
    assert made.returncode == 2, made.stderr
    assert made.stderr.strip() and "Traceback" not in made.stderr


def test_the_commands_start_fast() -> None:
    """Nothing heavy is imported before a command needs it."""
    script = "import sys, khabar.cli; print([m for m in ('duckdb', 'pyarrow', 'numpy', 'starlette', 'rich') if m in sys.modules])"
    assert subprocess.run([sys.executable, "-c", script], capture_output=True, text=True).stdout.strip() == "[]"


def test_fields_of_the_input_can_be_mapped(tmp_path: Path) -> None:
    row = {"headline": "عنوان", "story": "قال الوزير إن الهدنة بدأت أمس.", "site": "صحيفة"}
    (tmp_path / "x.json").write_text(json.dumps([row], ensure_ascii=False), "utf-8")
    fields = ("--field", "headline=title", "--field", "story=text", "--field", "site=outlet")
    made = khabar("build", tmp_path / "x.json", "--record", tmp_path / "record", "--jobs", 1, *fields)
    assert made.returncode == 0, made.stderr
    khabar("export", tmp_path / "record", "--table", "documents", "--out", tmp_path)
    exported = json.loads((tmp_path / "documents.jsonl").read_text("utf-8"))
    assert exported["raw"] == f"عنوان\n{row['story']}"
    assert exported["outlet"] == "صحيفة"


def test_names_that_are_no_file_names_cost_no_report(tmp_path: Path) -> None:
    names = ["a/b", "a_b", "a\\b", "..", "_", "x\x00y", "\U0001f1f8" * 200, "\U0001f1f8" * 199, "n" * 300]
    items = [{"id": name, "text": "قال الوزير إن الهدنة بدأت أمس."} for name in names]
    (tmp_path / "x.json").write_text(json.dumps(items), "utf-8")
    made = khabar("analyze", tmp_path / "x.json", "--out", tmp_path / "out")
    assert made.returncode == 0, made.stderr
    files = list((tmp_path / "out").rglob("*"))
    assert {json.loads(file.read_text("utf-8"))["doc"] for file in files} == set(names)
    assert (tmp_path / "out" / "a_b.json") in files


def test_a_report_that_cannot_be_analysed_costs_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from khabar.annotators import registry
    from khabar.cli.analyze import analyze
    from khabar.errors import KhabarError

    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.txt").write_text("قال الوزير إن الهدنة بدأت أمس.", "utf-8")
    right = registry.analyse

    def failing(document: Document, lexicons: Lexicons | None = None) -> Layers:
        if document.name == "b":
            raise ValueError("odd")
        return right(document, lexicons)

    monkeypatch.setattr("khabar.engine.dating.analyse", failing)
    with pytest.raises(KhabarError, match="1 of 3 reports"):
        analyze([str(tmp_path / f"{name}.txt") for name in ("a", "b", "c")], tmp_path / "out")
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["a.json", "c.json"]
    assert "b.txt: analysis-failed: ValueError: odd" in capsys.readouterr().err
