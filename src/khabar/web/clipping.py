"""Long words made short: what a page quotes is bounded, however long what it quotes from is."""

TITLE = 240
"""Characters of a headline that lists and pages show."""
QUOTED = 560
"""Characters of a quotation; its address leads to all of it."""


def clipped(text: str, longest: int) -> str:
    """Return ``text``, or its first ``longest`` characters up to a word's end with a mark that there is more."""
    if len(text) <= longest:
        return text
    space = text.rfind(" ", longest // 2, longest)
    return f"{text[: space if space > 0 else longest].rstrip()}…"
