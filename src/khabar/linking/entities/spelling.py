"""How one name is written in different ways, and what tells two names apart."""

from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from khabar.lexicons.person_names import NameWords
from khabar.text.fold import fold

_SOUNDS = str.maketrans({"غ": "ج", "ق": "ك", "ط": "ت", "ث": "ت", "ص": "س", "ض": "د", "ذ": "ز", "ظ": "ز", "ء": None})
"""Letters that transcribers choose between for one foreign sound: سيرغي, سيرجي."""
_VOWELS = str.maketrans(dict.fromkeys("اويه"))
_COMMON = 20
"""Bearers from which a word is a name of its own, so that a different spelling is a different name (محمد, محمود)."""
_ARABIC_ONLY = frozenset("عحصضظذث")
"""Letters that transcriptions of foreign names hardly use."""
_MOST_EDITS, _MANY = 3, 50
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
    """Tell whether two words of names are one name in two spellings.

    The article of a surname may be left out, unless the bare word is a given name (ناصر, الناصر). Consonants that stand for one
    foreign sound and vowels may vary in foreign names; in Arabic ones they make another name (العمري, العمير).
    """
    if a == b:
        return True
    bare_a, bare_b = a.removeprefix("ال"), b.removeprefix("ال")
    if bare_a == bare_b:
        return names.given(bare_a) < _COMMON
    if a != bare_a or b != bare_b or not (_looks_foreign(a, names) and _looks_foreign(b, names)):
        return False
    return skeleton(a) == skeleton(b) and len(skeleton(a)) > 1 and Levenshtein.distance(a, b) <= _MOST_EDITS


def _looks_foreign(word: str, names: NameWords) -> bool:
    return names.bearers(word) < _COMMON and _ARABIC_ONLY.isdisjoint(word) and not word.startswith("عبد")


def same_person(a: tuple[str, ...], b: tuple[str, ...], names: NameWords) -> bool:
    """Tell whether two names of at least two words can be one person's.

    The shorter must keep the first and the last name of the longer and may leave out what is between, or be its beginning
    as far as the father's name where only further forefathers or the family follow (محمد بن سلمان). Two names that differ
    in a word that is not another spelling of it are two people (رياض حجاب, رياض حجازي).
    """
    short, long_ = (a, b) if len(a) <= len(b) else (b, a)
    if not is_full(short) or not same_word(short[0], long_[0], names):
        return False
    if any(not same_word(x, y, names) for x, y in zip(_fathers(short), _fathers(long_), strict=False)):
        return False
    if len(short) < len(long_) and short[-2] not in CONNECTING and names.given(short[-1]) >= _MANY:
        return False  # Two given names and no surname: who it is stays open.
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


def _fathers(name: tuple[str, ...]) -> list[str]:
    """Return the words after بن, in order."""
    return [word for before, word in pairwise(name) if before in CONNECTING]


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
    for before, word in pairwise(name):
        if before in CONNECTING:
            keys.append(f"{skeleton(name[0])} بن {skeleton(word)}")
            break
    return tuple(keys)
