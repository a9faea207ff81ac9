"""The day on which something was said, where its sentence gives one."""

import re

from .drafts import Draft
from .prose import Prose

_DAY = 10
_CALENDAR = re.compile(r"\d{4}(-\d\d){0,2}")


def read(prose: Prose, draft: Draft) -> None:
    """Take the date of a statement from a time expression between verb and content, or before the verb in its clause."""
    if draft.backward or draft.where != "body":
        return
    stop = draft.edge
    start = prose.sentence_start(draft.first)
    if draft.parent is not None:
        start = max(start, draft.parent.word)
    best = None
    for timex in prose.reading.layers.timexes:
        if timex.type != "DATE" or not _CALENDAR.fullmatch(timex.value):
            continue
        first = prose.reading.folded.from_raw(timex.span).start
        word = prose.word_at(first)
        if word is not None and start <= word < stop and (word > draft.first or _clear(prose, word, draft.first)):
            best = timex.value if best is None or word > draft.first else best
            if word > draft.first:
                break
    draft.date = best


def _clear(prose: Prose, word: int, cue: int) -> bool:
    """Tell whether no other clause begins between a time expression and the verb."""
    return all("،" not in prose.gap(at) for at in range(word + 1, cue + 1)) and cue - word <= _DAY
