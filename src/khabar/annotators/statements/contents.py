"""How far the thing said reaches, and whether it stands in quotation marks."""

from .drafts import Draft
from .prose import Prose

_TRAILING = " \n\t\r.،,؛;:-\"'!"
_CAME = frozenset({"جاء", "وجاء", "جاءت", "وجاءت"})
_BULLETS = frozenset("•·▪●◦")
_NAME_WORDS = 3
_MOST_WORDS = 400
"""A content without marks is no longer than this many words."""
_MOST_SENTENCES = 20
"""Nor, after a colon, than this many sentences."""
_NEAR_QUOTE = 6
"""A comment follows a quotation within so many words."""
_SHORT_VERB = 4
_CONNECTING = 6
"""Most words that join two clauses ("while, for its part,")."""


def close(prose: Prose, draft: Draft, boundaries: frozenset[int]) -> None:
    """Set the end, the offsets and the mode of a content whose beginning is known.

    ``boundaries`` are the words at which another report begins. A content in quotation marks ends with them; another ends
    with its sentence, or before the next report in it.
    """
    if draft.kind == "quote" and _close_quotation(prose, draft, boundaries):
        return
    last = _last_word(prose, draft, boundaries)
    if draft.kind == "colon":
        last = _further_sentences(prose, last, boundaries)
    _finish(prose, draft, last)
    draft.mode = _mode(prose, draft)


def _close_quotation(prose: Prose, draft: Draft, boundaries: frozenset[int]) -> bool:
    """Close a content that begins with a quotation; False if it goes on after the marks."""
    number = prose.quote_of[draft.word]
    first, last = prose.quotes[number]
    introduced = draft.edge < draft.word and last - first < _NAME_WORDS
    if _goes_on(prose, last, boundaries, introduced):
        mark = prose.quote_offsets[number][0] - 1
        draft.begin = mark if draft.word == first and prose.text[mark] == '"' else draft.begin
        return False
    start = _without_that(prose, draft.word, last)
    draft.word, draft.begin = start, prose.starts[start]
    end = prose.quote_offsets[number][1]
    draft.begin = max(draft.begin, prose.quote_offsets[number][0]) if start != first else prose.quote_offsets[number][0]
    draft.last, draft.finish, draft.mode = last, _trim(prose, draft.begin, end), "direct"
    draft.begin = _skip_space(prose, draft.begin, draft.finish)
    return True


def _without_that(prose: Prose, first: int, last: int) -> int:
    """Return the first word of a quotation without a complementiser that was drawn into it."""
    if first < last and (
        prose.forms[first] == "ان" or (prose.is_("dummy", first) and prose.is_("impersonal", first + 1))
    ):
        return first + 1
    return first


def _goes_on(prose: Prose, last: int, boundaries: frozenset[int], introduced: bool) -> bool:
    """Tell whether a sentence goes on saying the same thing after the quotation that ends with ``last``.

    ``introduced`` tells that only some words in marks follow a complementiser, so that what comes after them belongs to it.
    """
    nxt = last + 1
    if nxt >= len(prose) or prose.sentence_of[nxt] != prose.sentence_of[last] or nxt in boundaries:
        return False
    gap = prose.gap(nxt).lstrip('"')
    if (
        gap.startswith((".", "!", "؟", "…", ")", ":", "|", "-", "؛"))
        or "\n" in prose.text[prose.ends[last] : prose.starts[nxt]]
    ):
        return False
    if "،" in gap or "," in gap:
        return prose.forms[nxt][0] == "ف" and not _near_boundary(prose, nxt, boundaries)
    if introduced and not prose.is_("conjunction", nxt):
        return all(word not in boundaries for word in range(nxt, min(nxt + 3, len(prose))))
    return not _near_boundary(prose, nxt, boundaries)


def _near_boundary(prose: Prose, word: int, boundaries: frozenset[int]) -> bool:
    if prose.is_("adjunct", word) or prose.is_("conjunction", word):
        return True
    return any(nxt in boundaries for nxt in range(word, min(word + 3, len(prose))))


def _last_word(prose: Prose, draft: Draft, boundaries: frozenset[int]) -> int:
    if draft.rule == "headline":
        return draft.last
    if draft.kind == "noun" and prose.forms[draft.word] == "ذلك":
        return draft.word
    end = min(prose.sentence_end(draft.word), draft.word + _MOST_WORDS)
    home = prose.quote_of[draft.first]
    if home >= 0:
        end = min(end, prose.quotes[home][1])
    for word in range(max(draft.word, draft.edge) + 1, end + 1):
        if word in boundaries and (home >= 0 or not _inside_quotation(prose, draft, word)):
            return _before_connectors(prose, draft.word, word - 1)
        if "،" in prose.gaps[word] and _closes(prose, draft, word):
            return word - 1
        if draft.kind == "noun" and _leaves_noun(prose, word):
            return word - 1
        if draft.impersonal and prose.forms[word] == "الي" and prose.forms[word + 1 : word + 2] == ("ان",):
            return word - 1
    return end


def _closes(prose: Prose, draft: Draft, word: int) -> bool:
    """Tell whether the words after a comma are no longer what was said but what the speaker does, or a comment on it."""
    if prose.is_("closing", word) or _came(prose, word):
        return True
    return prose.is_("gloss", word) and (prose.quote_of[draft.first] >= 0 or _quoted_before(prose, draft.word, word))


def _came(prose: Prose, word: int) -> bool:
    """Tell whether the occasion of what was said is told afterwards: ``، جاء ذلك خلال لقاء``."""
    if prose.forms[word] not in _CAME or not prose.is_("utterance", word + 1) or word + 2 >= len(prose):
        return False
    return not prose.forms[word + 2].startswith("ال")


def _quoted_before(prose: Prose, first: int, word: int) -> bool:
    """Tell whether a quotation inside the content has ended before ``word``, so that a comment on it may follow."""
    at = word - 1
    while at > first and at > word - _NEAR_QUOTE and prose.quote_of[at] < 0:
        at -= 1
    return at >= first and prose.quote_of[at] >= 0 and prose.quote_of[word] < 0 and prose.quote_length(at) > _NAME_WORDS


def _leaves_noun(prose: Prose, word: int) -> bool:
    """Tell whether the outlet's own account goes on at ``word`` after a thing that was demanded, refused or promised."""
    if "،" in prose.gaps[word]:
        elsewhere = prose.forms[word] == "وفي" and prose.type_at(word + 1) not in {"LOC", "GPE"}
        return elsewhere or prose.is_("contrast", word) or _next_deed(prose, word)
    return prose.is_("aftermath", word)


def _next_deed(prose: Prose, word: int) -> bool:
    """Tell whether a verb with و goes on with the account after a comma: ``، وشملت المعلومات``, ``، وزار المدينة``."""
    form = prose.forms[word]
    if not form.startswith("و") or word in prose.named_at or word + 1 >= len(prose):
        return False
    feminine = len(form) > _SHORT_VERB and form.endswith("ت") and not form.endswith("ات") and not form.startswith("وال")
    return (
        prose.is_("deed", word)
        or prose.is_form("deed", form[1:])
        or (feminine and prose.forms[word + 1].startswith("ال"))
    )


def _inside_quotation(prose: Prose, draft: Draft, word: int) -> bool:
    """Tell whether ``word`` stands in a quotation that opened within the content."""
    number = prose.quote_of[word]
    return number >= 0 and prose.quotes[number][0] >= draft.word


def _before_connectors(prose: Prose, first: int, last: int) -> int:
    """Step back over the words that join the next clause to this one, if a conjunction or a comma is among them."""
    if prose.is_("that", last) and prose.forms[last - 1] in {"رغم", "مع", "علما"}:
        return max(first, last - 2)
    at = last
    while at > first and (prose.is_("connector", at) or at in prose.timed) and last - at < _CONNECTING:
        if "،" in prose.gap(at) or prose.is_("conjunction", at):
            return at - 2 if prose.forms[at - 1 : at + 1] == ("في", "حين") and at - 1 > first else at - 1
        at -= 1
    return last


def _further_sentences(prose: Prose, last: int, boundaries: frozenset[int]) -> int:
    """Return the end of words said after a colon without marks: to the end of the paragraph or the next report."""
    for _ in range(_MOST_SENTENCES):
        nxt = last + 1
        between = prose.text[prose.ends[last] : prose.starts[nxt]] if nxt < len(prose) else "\n"
        if "\n" in between and not _BULLETS.intersection(between):
            return last
        end = prose.sentence_end(nxt)
        if any(word in boundaries for word in range(nxt, end + 1)) or '"' in prose.gap(nxt):
            return last
        last = end
    return last


def _finish(prose: Prose, draft: Draft, last: int) -> None:
    draft.last = last
    end = prose.ends[last]
    if end < len(prose.text) and prose.text[end] in ")%":
        end += 1
    number = prose.quote_of[last]
    if number >= 0 and prose.quotes[number][1] == last and prose.quotes[number][0] >= draft.word:
        closing = prose.quote_offsets[number][1]
        end = closing + 1 if prose.text[closing : closing + 1] == '"' else end
    draft.finish = end


def _mode(prose: Prose, draft: Draft) -> str:
    """Return ``mixed`` where part of the content stands in quotation marks that do more than mark off a name."""
    home = prose.quote_of[draft.first]
    for number in sorted({prose.quote_of[word] for word in range(draft.word, draft.last + 1)} - {-1, home}):
        first, last = prose.quotes[number]
        if last - first + 1 > _NAME_WORDS or not _name(prose, first):
            return "mixed"
    return "indirect"


def _name(prose: Prose, first: int) -> bool:
    last = prose.quotes[prose.quote_of[first]][1]
    signs = any(len(prose.forms[word]) == 1 or prose.forms[word].isdigit() for word in range(first, last + 1))
    return signs or prose.type_at(first) is not None or prose.names_in_quotes(first)


def _trim(prose: Prose, begin: int, end: int) -> int:
    while end > begin and prose.text[end - 1] in _TRAILING:
        end -= 1
    return end


def _skip_space(prose: Prose, begin: int, end: int) -> int:
    while begin < end and prose.text[begin] in " \n\t\r:،":
        begin += 1
    return begin
