"""The door for inputs: bytes in, documents or rejects out; every input ends as one or the other.

Read are plain text (``.txt``), JSON arrays and JSON Lines, saved HTML pages, folders and zip archives of them, and globs. A
text or page may have a sidecar ``NAME.meta.json`` with outlet, url, retrieved and published. Files and folders whose names begin
with a dot are the system's and are no inputs.
"""

from khabar.ingest.reader import read

__all__ = ["read"]
