"""Khabar reads Arabic news reports and makes one record of them that can be checked.

>>> import khabar
>>> record = khabar.analyze("قال الوزير إن المحادثات مستمرة.", outlet="example")
>>> sorted(record)[:3]
['doc', 'entities', 'events']
"""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from khabar.version import __version__

if TYPE_CHECKING:
    from khabar.store.record import Record

__all__ = ["__version__", "analyze", "open"]


def analyze(
    text: str,
    *,
    name: str = "report",
    outlet: str | None = None,
    url: str | None = None,
    retrieved: date | None = None,
    published: date | None = None,
) -> dict[str, Any]:
    """Return the record of one report in the format of the annotation guide.

    ``text`` is taken as it is; every span of the result counts its code points. ``outlet``, ``url``, ``retrieved`` (the day on
    which the page was fetched) and ``published`` say what is known beside the text.
    """
    from khabar.annotators.registry import analyse
    from khabar.exports.guide import guide
    from khabar.model.document import Document, document_id

    document = Document(
        id=document_id(name, text, outlet, url),
        name=name,
        raw=text,
        outlet=outlet,
        url=url,
        retrieved=retrieved,
        published=published,
    )
    return guide(document, analyse(document))


def open(record: str | Path) -> "Record":  # noqa: A001 - the name that users expect beside analyze
    """Return a finished record, opened for reading: its tables as DuckDB relations, Arrow tables or typed rows.

    Raises khabar.errors.RecordError where there is no record in the folder.
    """
    from khabar.store.record import Record

    return Record(Path(record))
