"""From drafts in words of the folded text to statements with spans of the raw text."""

from typing import cast

from khabar.model.layers import Mode, Statement
from khabar.model.spans import Span

from .drafts import Draft
from .phrases import Phrase
from .prose import Prose


def made(prose: Prose, drafts: list[Draft]) -> tuple[Statement, ...]:
    """Return the statements of ``drafts``, numbered in their order."""
    numbers = {id(draft): number for number, draft in enumerate(drafts)}
    return tuple(_statement(prose, numbers, draft) for draft in drafts)


def _statement(prose: Prose, numbers: dict[int, int], draft: Draft) -> Statement:
    return Statement(
        id=numbers[id(draft)],
        content=tuple(prose.span(*part) for part in ((draft.begin, draft.finish), draft.rest) if part),
        mode=cast(Mode, draft.mode),
        act=draft.act,
        speaker=_words(prose, draft.speaker),
        speaker_entity=draft.entity,
        speaker_party=draft.party,
        cue=_offsets(prose, draft.cue),
        cue2=_offsets(prose, draft.cue2),
        addressee=_words(prose, draft.addressee),
        venue=_words(prose, draft.venue),
        via=tuple(draft.via),
        via_cue=_offsets(prose, draft.via_cue),
        date=draft.date,
        parent=numbers[id(draft.parent)] if draft.parent else None,
        where=draft.where,
        accused=_words(prose, draft.accused),
        unmarked=draft.kind == "colon" and draft.mode == "indirect",
        hypothetical=draft.hypothetical,
        rule=draft.rule,
    )


def _words(prose: Prose, phrase: Phrase | None) -> Span | None:
    """Return the span of a noun phrase, without a conjunction that is written on to it."""
    if phrase is None:
        return None
    span = prose.words_span(phrase.first, phrase.last)
    form = prose.forms[phrase.first]
    if form.startswith("ل") and form[1:] in prose.lexicon.sources and phrase.first not in prose.named_at:
        return Span(span.start + 1, span.end)
    joined = form.startswith("و") and (
        form.startswith("وال") or _bound(prose, phrase.first) or form[1:] in prose.lexicon.sources
    )
    return Span(span.start + 1, span.end) if joined and len(span) > 1 else span


def _bound(prose: Prose, word: int) -> bool:
    named = prose.named_at.get(word)
    return named is not None and named.first == word and named.bound


def _offsets(prose: Prose, pair: tuple[int, int] | None) -> Span | None:
    return prose.span(*pair) if pair else None
