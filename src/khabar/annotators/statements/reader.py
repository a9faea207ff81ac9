"""The statements of a report: cues, speakers, contents, nesting and runs brought together."""

from khabar.lexicons import Lexicons
from khabar.model.layers import Statement
from khabar.model.spans import Span
from khabar.text.reading import Reading

from . import acts, asides, contents, dates, nesting, speakers
from .complements import Complement, complement
from .cues import Cue, cues
from .drafts import Draft
from .headlines import headlines, places
from .lexicon import compile_lexicon
from .nominals import can_speak, nominals
from .prose import Prose
from .runs import Runs


def statements(reading: Reading, lexicons: Lexicons) -> tuple[Statement, ...]:
    """Return the statements of a report in text order."""
    prose = Prose(reading, lexicons.compiled(compile_lexicon))
    drafts = _drafts(prose)
    boundaries = frozenset(_boundary(draft) for draft in drafts)
    for draft in drafts:
        if not draft.backward:
            contents.close(prose, draft, boundaries)
    drafts = nesting.settle(prose, drafts)
    runs = Runs(prose)
    for draft in drafts:
        dates.read(prose, draft)
        runs.read(draft)
        draft.act = acts.act(prose, draft)
    return tuple(_statement(prose, number, draft, drafts) for number, draft in enumerate(drafts))


def _boundary(draft: Draft) -> int:
    return min(draft.first, draft.speaker.first) if draft.speaker else draft.first


def _drafts(prose: Prose) -> list[Draft]:
    found = headlines(prose) + nominals(prose)
    taken = {word for draft in found if draft.cue and draft.rule != "headline" for word in _cue_words(prose, draft)}
    for cue in cues(prose):
        if cue.word in taken:
            continue
        draft = _draft(prose, cue)
        if draft is not None:
            taken.add(cue.word)
            found.append(draft)
    _place(prose, found)
    return sorted(found, key=lambda draft: (draft.first, draft.begin))


def _cue_words(prose: Prose, draft: Draft) -> range:
    assert draft.cue is not None
    first = prose.word_at(draft.cue[0])
    return range(draft.first, draft.first) if first is None else range(first, first + 4)


def _place(prose: Prose, drafts: list[Draft]) -> None:
    for span, where in places(prose):
        folded = prose.reading.folded.from_raw(span)
        for draft in drafts:
            if folded.start <= prose.starts[draft.first] < folded.end:
                draft.where = where


def _draft(prose: Prose, cue: Cue) -> Draft | None:
    found = complement(prose, cue)
    if found is None:
        return None
    speaker = None if cue.participle else speakers.after(prose, cue, found.edge) or speakers.before(prose, cue)
    if not _sound(prose, cue, found, speaker):
        return None
    entry = cue.verb.entry
    draft = Draft(
        first=cue.word, cue=(prose.starts[cue.word], prose.ends[cue.word]), entry=entry, act=entry.act, kind=found.kind,
        begin=found.start, word=found.word, edge=found.edge, speaker=speaker, gender=cue.verb.gender,
        number=cue.verb.number, participle=cue.participle, preposition=found.preposition, cue2=found.cue2,
        hypothetical=cue.hypothetical, object_pronoun=cue.verb.object, rule=entry.id,
    )  # fmt: skip
    asides.read_asides(prose, draft)
    return draft


def _sound(prose: Prose, cue: Cue, found: Complement, speaker: speakers.Phrase | None) -> bool:
    """Tell whether a verb, what lies between and its complement can be a report."""
    between = found.edge - cue.word - 1
    if speaker is None:
        return between <= 4 or cue.initial
    return True


def _statement(prose: Prose, number: int, draft: Draft, drafts: list[Draft]) -> Statement:
    def words(phrase: speakers.Phrase | None) -> Span | None:
        return prose.words_span(phrase.first, phrase.last) if phrase else None

    def offsets(pair: tuple[int, int] | None) -> Span | None:
        return prose.span(*pair) if pair else None

    return Statement(
        id=number,
        content=(prose.span(draft.begin, draft.finish),),
        mode=draft.mode,  # type: ignore[arg-type]
        act=draft.act,
        speaker=words(draft.speaker),
        speaker_entity=draft.entity,
        speaker_party=draft.party,
        cue=offsets(draft.cue),
        cue2=offsets(draft.cue2),
        addressee=words(draft.addressee),
        venue=words(draft.venue),
        via=tuple(draft.via),
        via_cue=offsets(draft.via_cue),
        date=draft.date,
        parent=drafts.index(draft.parent) if draft.parent else None,
        where=draft.where,
        accused=words(draft.accused),
        unmarked=draft.unmarked,
        hypothetical=draft.hypothetical,
        rule=draft.rule,
    )
