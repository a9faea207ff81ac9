"""What tests of several rooms need: the bundled example, and small sets of reports."""

import json
import random
import signal
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # how long an example takes depends on the machine
settings.load_profile("untimed")

ROOT = Path(__file__).parents[1]
WORDS = (
    "القرار الهدنة المدينة الطريق الجسر القافلة المساعدات المستشفى الحي السوق الميناء المطار الحدود الوفد اللجنة المجلس الاتفاق "
    "التقرير البيان الخطة المرحلة الأسبوع الشهر الليل الصباح الشمال الجنوب الشرق الغرب القرية الجبل النهر الماء الكهرباء الدواء"
).split()
EXAMPLE = ROOT / "examples" / "aleppo-2016"


@pytest.fixture(scope="session")
def example() -> Path:
    """The folder of the bundled example."""
    return EXAMPLE


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with forty short reports, two of them alike, and three inputs that are not reports."""
    folder = tmp_path / "reports"
    folder.mkdir()
    draw = random.Random(7)

    def some(count: int) -> str:
        return " ".join(draw.sample(WORDS, count))

    rows = [
        {
            "id": f"r-{number:02d}",
            "outlet": f"صحيفة {number % 4}",
            "title": f"الوزير: {some(3)}",
            "text": f"قال الوزير يوم الاثنين إن {some(6)}. وأضاف أن {number + 3} أشخاص قتلوا في {some(5)}.",
            "retrieved": "2016-12-06",
        }
        for number in range(38)
    ]
    (folder / "day.json").write_text(json.dumps(rows, ensure_ascii=False), "utf-8")
    shared = (
        "أعلنت المعارضة أنها ترفض مغادرة المدينة المحاصرة قبل وقف القصف وإدخال المساعدات إلى جميع الأحياء الشرقية. " * 3
    )
    (folder / "first.txt").write_text(f"المعارضة ترفض المغادرة\n{shared}", "utf-8")
    (folder / "second.txt").write_text(f"رفض المغادرة\n{shared}", "utf-8")
    (folder / "blank.txt").write_text(" \n", "utf-8")
    (folder / "broken.json").write_text('[{"id": 1', "utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))
    return folder


def heed_interrupts() -> None:
    """Take interrupts as a program at a terminal does; a shell starts its background jobs deaf to them."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
