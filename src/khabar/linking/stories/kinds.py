"""Opinion columns and briefs of several events, which tell no one event and are kept out of stories."""

import math
import re

from khabar.lexicons import Entry, Lexicons, Matcher
from khabar.model.document import Document
from khabar.model.layers import Layers
from khabar.text.fold import fold
from khabar.text.tokens import words

_OPENING = 350
"""Characters in which a news report says when things happened."""
_ASKING = re.compile("[؟!?]")
_BRIEF = ((2, 600), (3, 900))
"""Turns to another scene from which a report is a brief, if there is one in so many characters: the fewer, the denser."""
_BEGINS = re.compile(r"(?:^|[.!؟\n])\s*و?\Z")
_IN_A_PLACE = re.compile(r"[.!؟\n]\s*وفي (?:محافظة |مدينة |منطقة |العاصمة )?\Z")
_REACH = 30

# Fitted by logistic regression on hand-labelled reports of two days (tools/train_stories.py).
_STATEMENTS, _ASKS, _DATED, _ARGUES, _TITLE_ASKS, _LENGTH, _CONSTANT = -2.2, 1.9, -1.4, 2.0, 2.6, 1.7, -10.0


def opinion_features(document: Document, layers: Layers, lexicons: Lexicons) -> tuple[float, ...]:
    """Return what tells an opinion column from a news report.

    Statements, question and exclamation marks, and words of argument, each per hundred words; whether the opening says when;
    whether the title asks; the logarithm of the number of words.
    """
    raw = document.raw
    title = layers.layout.title
    begin = title.end if title else 0
    body = raw[begin:]
    folded = fold(body)
    found = words(folded)
    hundreds = max(1, len(found)) / 100
    argument = lexicons.compiled(_argument_words)
    dated = any(
        begin <= timex.span.start < begin + _OPENING and timex.type in ("DATE", "TIME") for timex in layers.timexes
    )
    return (
        len(layers.statements) / hundreds,
        len(_ASKING.findall(body)) / hundreds,
        float(dated),
        sum(1 for _ in argument.find(folded, found)) / hundreds,
        float(bool(title and _ASKING.search(title.of(raw)))),
        math.log(max(1, len(found))),
    )


def is_opinion(document: Document, layers: Layers, lexicons: Lexicons) -> bool:
    """Tell whether a report is a column and not news."""
    weights = (_STATEMENTS, _ASKS, _DATED, _ARGUES, _TITLE_ASKS, _LENGTH)
    features = opinion_features(document, layers, lexicons)
    return _CONSTANT + sum(w * value for w, value in zip(weights, features, strict=True)) > 0


def is_brief(document: Document, layers: Layers, lexicons: Lexicons) -> bool:
    """Tell whether a report goes from one event to another, again and again."""
    shifts = _scene_shifts(document, layers, lexicons)
    length = len(document.raw) - (layers.layout.title.end if layers.layout.title else 0)
    return any(shifts >= least and shifts * scene >= length for least, scene in _BRIEF)


def _scene_shifts(document: Document, layers: Layers, lexicons: Lexicons) -> int:
    """Count the sentences that begin by turning to another matter ("ميدانيا") or to another place ("وفي تعز")."""
    raw = document.raw
    folded = fold(raw)
    turns = lexicons.compiled(_turns).find(folded, words(folded))
    count = sum(1 for turn in turns if _BEGINS.search(folded, max(0, turn.start - _REACH), turn.start))
    for entity in layers.entities:
        if entity.type in ("GPE", "LOC"):
            starts = (mention.span.start for mention in entity.mentions)
            count += any(_IN_A_PLACE.search(raw, max(0, start - _REACH), start) for start in starts)
    return count


def _turns(lexicons: Lexicons) -> Matcher[str]:
    return Matcher((form, entry.id) for entry in lexicons.entries("scene_shifts", Entry) for form in entry.forms)


def _argument_words(lexicons: Lexicons) -> Matcher[str]:
    return Matcher((form, entry.id) for entry in lexicons.entries("argument_words", Entry) for form in entry.forms)
