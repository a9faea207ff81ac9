"""Why an input did not become a document: the reason codes and what they mean."""

REASONS: dict[str, str] = {
    "empty": "The input holds no text.",
    "binary": "The input is not text (an image, a program, a damaged download).",
    "undecodable": "The bytes are text in no encoding that can be told with certainty; save the file as UTF-8.",
    "mojibake": "The text was decoded with the wrong encoding before it was saved; save it again from its source as UTF-8.",
    "too-large": "The text is larger than one report can be, or the file larger than is read; split it.",
    "malformed-json": "The JSON breaks off or is not well formed at the place that is named.",
    "not-a-report": "A JSON value that is no object, or an object without text.",
    "unreadable": "The file or archive member could not be read (not permitted, damaged, encrypted, not a regular file).",
    "unsafe-archive": "The archive unpacks to far more than it holds, or names members outside itself.",
    "unsupported": "A kind of file that is not read.",
    "analysis-failed": "The text was read, but an annotator ended with an error: a fault of the program, to be reported.",
}
"""Reason code → meaning, with how to mend it where it can be mended."""


class RefusedInputError(Exception):
    """Raised inside this room when an input cannot become a document; it ends as a :class:`khabar.model.document.Reject`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        if reason not in REASONS:
            raise ValueError(f"{reason!r} is no reason code; known are {', '.join(REASONS)}")
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail
