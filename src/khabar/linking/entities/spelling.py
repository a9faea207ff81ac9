"""How one name is written in different ways, and what tells two names apart."""

import itertools
from functools import lru_cache

from khabar.lexicons.person_names import NameWords
from khabar.text.fold import fold

_SOUNDS = str.maketrans({"غ": "ج", "ق": "ك", "ط": "ت", "ث": "ت", "ص": "س", "ض": "د", "ذ": "ز", "ظ": "ز", "ء": None})
"""Letters that transcribers choose between for one foreign sound: سيرغي, سيرجي."""
_VOWELS = str.maketrans(dict.fromkeys("اويه"))
_COMMON = 20
"""Bearers from which a word is a name of its own, so that a different spelling is a different name (محمد, محمود)."""
CONNECTING = frozenset({"بن", "ابن", "بنت"})


@lru_cache(maxsize=200_000)
def skeleton(word: str) -> str:
    """Return the consonants of a folded word, with its article and the letters that spellings vary in taken off.

    Equal for هولاند and اولاند, سيرغي and سيرجي, إردوغان and أردوغان; never empty.
    """
    bare = word.removeprefix("ال") if len(word) > len("الف") else word
    sounds = bare.translate(_SOUNDS)
    return sounds.translate(_VOWELS) or sounds or word


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a person's name, عبد joined to what follows and hyphens opened."""
    words: list[str] = []
    for word in fold(name).replace("-", " ").split():
        if words and words[-1] == "عبد":
            words[-1] += word
        else:
            words.append(word)
    return tuple(words)


def same_word(a: str, b: str, names: NameWords) -> bool:
    """Tell whether two words of names are one name in two spellings."""
    if a == b or a.removeprefix("ال") == b.removeprefix("ال"):
        return True
    if skeleton(a) != skeleton(b):
        return False
    return min(names.bearers(a), names.bearers(b)) < _COMMON and len(skeleton(a)) > 1


def same_person(a: tuple[str, ...], b: tuple[str, ...], names: NameWords) -> bool:
    """Tell whether two names of at least two words can be one person's.

    The shorter must keep the first and the last name of the longer and may leave out what is between, or be its beginning
    as far as the father's name where only further forefathers or the family follow (محمد بن سلمان). Two names that differ
    in a word that is not another spelling of it are two people (رياض حجاب, رياض حجازي).
    """
    short, long_ = (a, b) if len(a) <= len(b) else (b, a)
    if not is_full(short) or not same_word(short[0], long_[0], names):
        return False
    if _father(short) and _father(long_) and not same_word(_father(short), _father(long_), names):
        return False
    if same_word(short[-1], long_[-1], names):
        return _within(short, long_, names) and not _only_fathers_differ(short, long_)
    rest = long_[len(short) :]
    forefathers = bool(rest) and rest[0] in _LINEAGE
    return forefathers and all(same_word(x, y, names) for x, y in zip(short, long_, strict=False))


_LINEAGE = CONNECTING | {"ال"}
_FULL = 2
"""Words that make a name full."""


def is_full(name: tuple[str, ...]) -> bool:
    """Tell whether a name has a first name and something more; one that begins with بن has lost its first name."""
    return len(name) >= _FULL and name[0] not in CONNECTING


def _father(name: tuple[str, ...]) -> str:
    return name[2] if len(name) > _FULL and name[1] in CONNECTING else ""


def _only_fathers_differ(short: tuple[str, ...], long_: tuple[str, ...]) -> bool:
    """Tell whether two names of two words differ in بن alone: محمد بن عبد الوهاب is not محمد عبد الوهاب."""
    plain = [tuple(word for word in name if word not in CONNECTING) for name in (short, long_)]
    return len(plain[0]) == len(plain[1]) == _FULL and len(short) != len(long_)


def _within(short: tuple[str, ...], long_: tuple[str, ...], names: NameWords) -> bool:
    """Tell whether the words of one name all come in the other, in order; a connecting بن does not count."""
    rest = iter(word for word in long_ if word not in CONNECTING)
    return all(any(same_word(word, other, names) for other in rest) for word in short if word not in CONNECTING)


def block_keys(name: tuple[str, ...]) -> tuple[str, ...]:
    """Return the keys under which names that may be one person's meet: first and last word, first and father's name."""
    keys = [f"{skeleton(name[0])} {skeleton(name[-1])}"]
    for before, word in itertools.pairwise(name):
        if before in CONNECTING:
            keys.append(f"{skeleton(name[0])} بن {skeleton(word)}")
            break
    return tuple(keys)
