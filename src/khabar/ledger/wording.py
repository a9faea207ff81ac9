"""The telling words of a span, and how much two spans have in common."""

from collections.abc import Iterable
from functools import lru_cache

from khabar.text.fold import fold
from khabar.text.tokens import words

_EMPTY = frozenset(
    [
        "من", "الي", "علي", "عن", "في", "مع", "بين", "عند", "بعد", "قبل", "منذ", "خلال", "حول", "ان", "انه",
        "انها", "انهم", "هذا", "هذه", "ذلك", "تلك", "التي", "الذي", "الذين", "كان", "كانت", "يكون", "تكون",
        "قد", "لقد", "ما", "لا", "لم", "لن", "او", "ثم", "كما", "حيث", "كل", "اي", "بعض", "غير", "هو", "هي",
        "هم", "نحن", "اليوم", "امس", "قال", "قالت", "اضاف", "اكد", "اعلن", "اعلنت", "وزير", "رئيس", "الرئيس",
        "بان", "لان", "حتي", "اذا", "لكن", "بل", "وقد", "وكان", "ايضا", "الاثنين", "الثلاثاء", "الاربعاء",
        "الخميس", "الجمعه", "السبت", "الاحد", "عبر", "ضد", "نحو", "وفق", "بحسب", "بسبب", "دون", "ليس", "ليست",
        "عليه", "عليها", "فيها", "فيه", "منها", "منه", "له", "لها", "لهم", "به", "بها", "نفسه", "نفسها",
    ]
)  # fmt: skip
_PREFIXES = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال")
_SUFFIXES = ("ات", "ون", "ين", "ان", "ها", "هم", "نا", "يه", "ه", "ي", "ا", "ت")
_SHORTEST = 3


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return a folded word without article, proclitics and endings: a light stem, the same for most forms of a noun."""
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            word = word[len(prefix) :]
            break
    else:
        if word[:1] in {"و", "ف", "ب", "ل", "س"} and len(word) > _SHORTEST + 1:
            word = word[1:]
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST:
            return word[: -len(suffix)]
    return word


def is_telling(form: str) -> bool:
    """Tell whether a folded word tells something of its own."""
    return len(form) > 1 and form not in _EMPTY


@lru_cache(maxsize=20_000)
def telling(text: str) -> frozenset[str]:
    """Return the stems of the telling words of a text."""
    return frozenset(stem(form) for form in words(fold(text)).forms if is_telling(form))


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the share of the smaller set that lies in the other, 0 to 1."""
    least = min(len(a), len(b))
    return len(a & b) / least if least else 0.0


def likeness(a: frozenset[str], b: frozenset[str]) -> float:
    """Return the Jaccard overlap of two sets, 0 to 1."""
    return len(a & b) / len(a | b) if a or b else 0.0


def name_key(name: str | None) -> str:
    """Return a key that is the same for spellings of one name; empty for none."""
    return " ".join(sorted(telling(name))) if name else ""


def same_side(a: str | None, b: str | None) -> bool:
    """Tell whether two names of parties mean one, as far as their words show ("the armed opposition", "the opposition")."""
    left, right = telling(a or ""), telling(b or "")
    return bool(left and right) and (left <= right or right <= left)


def joined(names: Iterable[str | None]) -> str:
    """Return names for a reader, joined by commas; the outlet's own voice is left out."""
    return "، ".join(dict.fromkeys(name for name in names if name))
