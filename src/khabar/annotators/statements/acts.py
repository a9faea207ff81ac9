"""The act of a statement: by its verb, and for verbs that only say, by what is said."""

from khabar.model.layers import Act

from .drafts import Draft
from .prose import Prose

_WINDOW = 14


def act(prose: Prose, draft: Draft) -> Act:
    """Return the act of a draft whose content is known."""
    if draft.act == "confirm" and prose.is_("stress", draft.word):
        return "demand"
    if draft.act != "say":
        return draft.act
    return by_content(prose, draft) or draft.act


def by_content(prose: Prose, draft: Draft) -> Act | None:
    """Return the act that the first words of the content show, or None."""
    markers = prose.lexicon.markers
    for word in range(draft.word, min(draft.last, draft.word + _WINDOW) + 1):
        form = prose.forms[word]
        pair = f"{form} {prose.forms[word + 1]}" if word < draft.last else ""
        found = markers.get(pair) or markers.get(form)
        if found is not None:
            return found
    return None
