"""How much a word looks like part of a person's name by its letters alone."""

from khabar.lexicons.loading import Lexicons

SCALE = 100
"""Weights are stored as whole numbers of this part of one."""
BIAS = ""
"""The group of letters that every word has."""
_LONGEST_EDGE = 4
_INNER = (2, 3)


def groups(word: str) -> list[str]:
    """Return the groups of letters of a folded word: its beginnings, its ends, those anywhere in it, its length."""
    size = len(word)
    edges = range(1, min(_LONGEST_EDGE, size) + 1)
    found = [BIAS, f"={min(size, 10)}", *(f"<{word[:edge]}" for edge in edges), *(f"{word[-edge:]}>" for edge in edges)]
    for length in _INNER:
        found += [word[at : at + length] for at in range(size - length + 1)]
    return found


class NameLikeness:
    """Trained by ``tools/train_name_likeness.py`` on words in and outside the names of newswire."""

    def __init__(self, lexicons: Lexicons) -> None:
        self._weights = {group: int(weight) for group, weight in lexicons.rows("name_likeness")}

    def of(self, word: str) -> float:
        """Return the logarithm of the odds that a folded word is part of a name and not another word."""
        weight = self._weights.get
        return sum([weight(group, 0) for group in groups(word)]) / SCALE
