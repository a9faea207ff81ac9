"""Long words made short: what a page quotes is bounded, however long what it quotes from is."""

NAME = 100
"""Characters of a name that pages show."""
REASON = 400
"""Characters of a reason that the record gives."""
TITLE = 240
"""Characters of a headline that lists and pages show."""
QUOTED = 420
"""Characters of a quotation; its address leads to all of it."""


def short(name: str) -> str:
    """Return a name as pages show it."""
    return clipped(name, NAME)


def clipped(text: str, longest: int) -> str:
    """Return ``text``, or its first ``longest`` characters up to a word's end with a mark that there is more."""
    if len(text) <= longest:
        return text
    space = text.rfind(" ", longest // 2, longest)
    return f"{text[: space if space > 0 else longest].rstrip()}…"
