"""Opinion columns, which tell no event of their own and are kept out of stories."""

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


def _argument_words(lexicons: Lexicons) -> Matcher[str]:
    return Matcher((form, entry.id) for entry in lexicons.entries("argument_words", Entry) for form in entry.forms)
