"""What the grouping takes from an analysed report."""

import pytest

from khabar.annotators.registry import analyse
from khabar.lexicons import bundled
from khabar.linking.stories import story_report
from khabar.model.document import Document, document_id


@pytest.mark.parametrize(
    ("text", "happened"),
    [
        ("انهار السد القديم\nقال المحافظ اليوم الثلاثاء إن السد انهار بعد الفيضان وإن فرق الإنقاذ وصلت.", "XXXX-WXX-2"),
        ("انهار السد القديم\nقال المحافظ اليوم الثلاثاء إن السد انهار، وقال الوزير اليوم الأحد إنه سيزوره.", None),
        ("انهار السد القديم\nقال المحافظ إن السد انهار بعد الفيضان وإن فرق الإنقاذ وصلت.", None),
    ],
)
def test_a_report_without_a_date_has_the_weekday_that_it_calls_today(text: str, happened: str | None) -> None:
    document = Document(document_id("r", text, None, None), "r", text)
    layers = analyse(document)
    assert layers.publication.day is None
    assert story_report(document, layers, bundled()).happened == happened
