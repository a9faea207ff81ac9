"""How much a word looks like part of a person's name by its letters alone."""

from khabar.lexicons.loading import Lexicons

SCALE = 100
"""Weights are stored as whole numbers of this part of one."""
BIAS = ""
"""The group of letters that every word has."""
_LONGEST_EDGE = 4
_LONGEST_SIZE = 10
_INNER = (2, 3)


def groups(word: str) -> list[str]:
    """Return the groups of letters of a folded word: its beginnings, its ends, those anywhere in it, its length."""
    size = len(word)
    edges = range(1, min(_LONGEST_EDGE, size) + 1)
    found = [
        BIAS,
        f"={min(size, _LONGEST_SIZE)}",
        *(f"<{word[:edge]}" for edge in edges),
        *(f"{word[-edge:]}>" for edge in edges),
    ]
    for length in _INNER:
        found += [word[at : at + length] for at in range(size - length + 1)]
    return found


class NameLikeness:
    """Trained by ``tools/train_name_likeness.py`` on words in and outside the names of newswire."""

    def __init__(self, lexicons: Lexicons) -> None:
        weights = {group: int(weight) for group, weight in lexicons.rows("name_likeness")}
        self._sizes = [weights.get(BIAS, 0) + weights.get(f"={size}", 0) for size in range(_LONGEST_SIZE + 1)]
        self._begins = {group[1:]: weight for group, weight in weights.items() if group.startswith("<")}
        self._ends = {group[:-1]: weight for group, weight in weights.items() if group.endswith(">")}
        self._inner = {
            group: weight for group, weight in weights.items() if not ({"<", "=", ">"} & {group[:1], group[-1:]})
        }

    def of(self, word: str) -> float:
        """Return the logarithm of the odds that a folded word is part of a name and not another word.

        The sum of the weights of its :func:`groups`, added up without writing them out, since every new word is asked for.
        """
        size, begins, ends, inner = len(word), self._begins.get, self._ends.get, self._inner.get
        total = self._sizes[min(size, _LONGEST_SIZE)]
        for edge in range(1, min(_LONGEST_EDGE, size) + 1):
            total += begins(word[:edge], 0) + ends(word[-edge:], 0)
        for length in _INNER:
            for at in range(size - length + 1):
                total += inner(word[at : at + length], 0)
        return total / SCALE
