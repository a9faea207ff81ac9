"""Small reports of our own prose for the tests of reuse."""

from datetime import date

from khabar.lexicons import bundled
from khabar.linking.reuse import Account, Shared, shared_text
from khabar.model.document import Document, document_id
from khabar.model.layers import Layers, Layout, Publication, Statement
from khabar.model.spans import Span
from khabar.text.shingles import concatenated, word_table

BRIDGE = (
    "أعلنت لجنة الطرق مساء الثلاثاء إغلاق الجسر الخشبي القديم أمام الشاحنات الثقيلة بعد ظهور شقوق عميقة في دعاماته الشمالية. "
    "وقال رئيس اللجنة إن أعمال الترميم ستستغرق سبعة أسابيع على الأقل، وإن حركة العبارات ستتضاعف خلال تلك المدة."
)
HARBOUR = (
    "شهد مرفأ الصيادين حركة نشطة فجر الخميس مع وصول عشرين قاربا محملة بأسماك السردين الطازجة إلى الرصيف الجنوبي. "
    "واشتكى باعة السوق من نقص الثلج المجروش وارتفاع أجور النقل إلى البلدات الجبلية المجاورة."
)


def account(
    raw: str, name: str = "report", outlet: str | None = None, day: date | None = None, **layers: object
) -> Account:
    """Return a report with the given layers."""
    document = Document(document_id(name, raw, outlet, None), name, raw, outlet=outlet)
    base = Layers(layout=Layout(outlet=outlet), publication=Publication(day))
    return Account(document, Layers(**{**{f: getattr(base, f) for f in Layers.__dataclass_fields__}, **layers}))


def span(raw: str, words: str) -> Span:
    """Return where ``words`` first stand in ``raw``."""
    at = raw.index(words)
    return Span(at, at + len(words))


def said(raw: str, speaker: str, content: str, **more: object) -> Statement:
    """Return an indirect statement found by its words."""
    return Statement(0, (span(raw, content),), "indirect", "say", speaker=span(raw, speaker), **more)  # type: ignore[arg-type]


def blocks_of(*texts: str) -> list[tuple[int, int, list[Shared]]]:
    """Return what the texts share, each text in a batch of its own."""
    return list(shared_text(concatenated([word_table([text]) for text in texts]), bundled()))
