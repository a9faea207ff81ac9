"""A report in a plain text file, kept exactly as stored."""

from khabar.ingest.encodings import decode
from khabar.ingest.fields import Facts, document
from khabar.model.document import Document


def read_text(data: bytes, known: Facts, name: str, source: str, declared: str | None = None) -> Document:
    """Return the document of a text file; line breaks stay as they are. Raises RefusedInputError."""
    return document(decode(data, declared), known, name, source)
