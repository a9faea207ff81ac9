"""Runs of speech: who speaks where only the verb shows it, and what carries on from statement to statement."""

from bisect import bisect_left
from dataclasses import dataclass, field

from khabar.text.fold import fold

from . import dates
from .drafts import Draft
from .names import (
    Speaker,
    bare,
    description,
    entity_in,
    is_media,
    is_office,
    issuer,
    joint,
    media_in,
    misspelt,
    plural,
    tokens_of,
)
from .phrases import Phrase, opens_phrase, phrase_end
from .prose import Named, Prose

_UNNAMED = "غير مسمى"
_RUMOUR = "أنباء (مصدر غير مسمى)"


_SAME = frozenset({"نفسه", "نفسها", "ذاته", "ذاتها", "انفسهم"})
_THE_SAME = frozenset({"نفس", "ذات", "لنفس", "لذات"})
_WHEN = frozenset({"عندما", "حينما", "بعدما", "حين", "لما"})
"""Words before a verb whose subject is that of the verb of saying after it: ``وعندما سئل سامي، قال``."""
_REFERRING = frozenset({"المصدر", "المتحدث", "الناطق"})
"""Definite nouns that mean the source quoted before, whatever it was called."""
_OFFICIALS = frozenset({
    "المسوول", "المسووله", "الدبلوماسي", "الدبلوماسيه", "القيادي", "القياديه", "السياسي", "الخبير", "الخبيره",
    "الباحث",
})  # fmt: skip
"""Definite nouns that take up a person named before, with an adjective of origin: ``المسؤولة الأوروبية``."""
_PRONOUNS = frozenset({"انه", "انها", "انهم", "انهما"})
_FULL_OFFICE = 3
"""An office of so many words is taken up again by the same words."""
_REMEMBERED = 80
"""A speaker is looked for among so many, the latest first."""


@dataclass(slots=True)
class Run:
    """The speakers at one level (the report itself, or inside one statement), the latest last."""

    speakers: list[Speaker] = field(default_factory=list)
    latest: dict[str, Draft] = field(default_factory=dict)
    last: Draft | None = None
    turn: list[Draft] = field(default_factory=list)
    """The statements of the latest speaker since somebody else spoke."""


class Runs:
    """Resolves speakers in text order."""

    def __init__(self, prose: Prose) -> None:
        self.prose = prose
        self.runs: dict[tuple[int, bool], Run] = {}
        self.known: list[Speaker] = []
        self.recent: list[Speaker] = []
        self.settings = dates.settings(prose)
        self.venues: dict[str, Phrase] = {}

    def read(self, draft: Draft) -> None:
        """Set the speaker, party, chain and date of ``draft``; drafts come in text order."""
        run = self.runs.setdefault((id(draft.parent), draft.where == "body"), Run())
        if draft.parent is None:
            self._set(run, draft)
        speaker = self._named(draft, draft.speaker) if draft.speaker else self._unnamed(draft, run)
        if speaker is not None:
            draft.entity, draft.party = speaker.name, speaker.party
        self._inherit(draft, run, speaker)
        if speaker is not None and not draft.impersonal:
            self._remember(run, speaker)

    def _set(self, run: Run, draft: Draft) -> None:
        """Give the statement before a sentence like ``جاء ذلك خلال …`` the date and the occasion that it tells."""
        while self.settings and self.settings[0].word < draft.first:
            setting = self.settings.pop(0)
            if run.last is not None and run.last.where == "body":
                run.last.date = run.last.date or setting.date
                run.last.venue = run.last.venue or setting.venue

    def _together(self, draft: Draft, several: list[Named]) -> Speaker:
        """Return those who speak with one voice as one speaker."""
        name = " + ".join(named.entity.name for named in several)
        parties = {named.entity.party for named in several}
        known = next((speaker for speaker in reversed(self.known) if speaker.name == name), None)
        return known or Speaker(name, parties.pop() if len(parties) == 1 else None, draft.gender, True, frozenset())

    def _named(self, draft: Draft, phrase: Phrase) -> Speaker:
        several = joint(self.prose, phrase)
        if several:
            return self._together(draft, several)
        tokens = tokens_of(self.prose, phrase)
        heads = frozenset(tokens[:1])
        phrase = issuer(self.prose, phrase) or phrase
        named = media_in(self.prose, phrase) if is_media(self.prose, phrase) else None
        named = named or entity_in(self.prose, phrase)
        if named is not None and named.entity.type in {"GROUP", "ORG"} and self._generic(phrase, named):
            named = None
        office = named is not None and named.entity.type == "PER" and is_office(self.prose, named)
        speaker = self._same_source(phrase) or (self._called(draft, frozenset(tokens), None) if office else None)
        speaker = speaker or self._called(draft, frozenset(tokens), named.entity.name if named else None)
        speaker = speaker or (self._resumed(draft, phrase) if named is None or office else None)
        if speaker is None:
            name = named.entity.name if named else description(self.prose, phrase)
            party = named.entity.party if named else None
            speaker = Speaker(
                name,
                party,
                draft.gender,
                plural(self.prose, draft, phrase),
                frozenset(tokens),
                is_media(self.prose, phrase),
                named is not None and named.entity.type == "PER",
            )
        else:
            speaker.tokens |= frozenset(tokens)
            speaker.gender = draft.gender or speaker.gender
        speaker.heads |= heads | {bare(fold(speaker.name).split(" ")[0])}
        return speaker

    def _same_source(self, phrase: Phrase) -> Speaker | None:
        """Return the latest speaker for ``المصدر نفسه``, ``المتحدث ذاته``, ``نفس المصدر``."""
        if phrase.last != phrase.first + 1:
            return None
        first, last = self.prose.forms[phrase.first : phrase.last + 1]
        same = (last in _SAME and first.startswith("ال")) or (first in _THE_SAME and last.startswith("ال"))
        if not (same and self.recent):
            return None
        noun = bare(last if first in _THE_SAME else first)
        called = (speaker for speaker in self.recent[: -_REMEMBERED - 1 : -1] if noun in speaker.tokens)
        return next(called, self.recent[-1])

    def _resumed(self, draft: Draft, phrase: Phrase) -> Speaker | None:
        """Return the latest speaker for ``المصدر``, and for a definite office with which a verb of going on continues."""
        head, latest = self.prose.forms[phrase.first], self.recent[-1] if self.recent else None
        if latest is None or draft.parent is not None:
            return None
        if phrase.first == phrase.last and head in _REFERRING:
            return latest
        continues = draft.entry is not None and draft.entry.continues
        if not (continues or head in _OFFICIALS) or latest.plural or latest.media or not latest.person:
            return None
        noun = head.removeprefix("ال")
        second = self.prose.forms[phrase.first + 1] if phrase.last > phrase.first else ""
        definite = noun != head or second.startswith("ال")
        office = definite and self.prose.lexicon.sources.get(noun) == "person" and not head.endswith(("ون", "ين"))
        return latest if office and latest.gender in {"", draft.gender} else None

    def _generic(self, phrase: Phrase, named: Named) -> bool:
        """Tell whether a definite common noun stands for somebody named before ("the sources", "the ministry")."""
        if phrase.first != phrase.last or not self.prose.forms[phrase.first].startswith("ال"):
            return False
        if self.prose.lexicon.sources.get(self.prose.forms[phrase.first][2:]) is None:
            return False
        return description(self.prose, phrase) == named.entity.name

    def _called(self, draft: Draft, tokens: frozenset[str], name: str | None) -> Speaker | None:
        """Return the known speaker of this entity name, or one whose words so far cover a definite description."""
        for speaker in self.known[: -_REMEMBERED - 1 : -1]:
            if name is not None and speaker.name == name:
                return speaker
        if name is not None:
            return None
        issuer = self._issuer(draft)
        if issuer is not None:
            return issuer
        definite = self.prose.forms[draft.speaker.first].startswith("ال") if draft.speaker else False
        person = draft.speaker is not None and draft.speaker.first == draft.speaker.last
        office = len(tokens) >= _FULL_OFFICE and draft.speaker is not None
        if not (definite or person or office):
            return None
        body = self._body(draft.speaker)
        for speaker in self.known[: -_REMEMBERED - 1 : -1]:
            if definite and self._same_office(draft, speaker):
                return speaker
            if body and body not in speaker.heads:
                continue
            if tokens <= speaker.tokens or (person and misspelt(tokens, speaker.tokens)):
                return speaker
        return None

    def _body(self, phrase: Phrase | None) -> str:
        """Return the noun with which the name of a body begins, which only a speaker called so can be meant by, or ""."""
        head = self.prose.forms[phrase.first].removeprefix("ال") if phrase else ""
        return bare(head) if self.prose.lexicon.sources.get(head) == "group" else ""

    def _same_office(self, draft: Draft, speaker: Speaker) -> bool:
        """Tell whether a definite noun and where it works is the unnamed source before: ``مسؤول محلي``, ``المسؤول في سبها``."""
        phrase = draft.speaker
        if phrase is None or phrase.last == phrase.first or self.prose.forms[phrase.first + 1] not in {"في", "من"}:
            return False
        head = self.prose.forms[phrase.first].removeprefix("ال")
        return fold(speaker.name).split(" ")[0] == head

    def _issuer(self, draft: Draft) -> Speaker | None:
        """Return who issued a text that is the subject itself: ``ودعا البيان`` after ``قالت الوزارة في بيان``."""
        phrase = draft.speaker
        if phrase is None or phrase.first != phrase.last:
            return None
        noun = self.prose.forms[phrase.first].removeprefix("ال")
        if self.prose.lexicon.sources.get(noun) != "document":
            return None
        for speaker in self.known[: -_REMEMBERED - 1 : -1]:
            venue = self.venues.get(speaker.name)
            if venue is not None and noun in self.prose.forms[venue.first : venue.last + 1]:
                return speaker
        return None

    def _unnamed(self, draft: Draft, run: Run) -> Speaker | None:
        if draft.impersonal:
            name = _RUMOUR if draft.rule == "rumour" else _UNNAMED
            return Speaker(name, None, "", False, frozenset())
        meant = entity_in(self.prose, draft.antecedent) if draft.antecedent is not None else None
        if meant is not None:
            return self._speaker_of(meant, draft)
        subject = self._subject(draft)
        if subject is not None and self._new_sentence(draft, run):
            return subject
        told = self._told_of(draft, run)
        if told is not None:
            return told
        host = self._pronoun(draft)
        if host is not None:
            return host
        fitting = [speaker for speaker in run.speakers[: -_REMEMBERED - 1 : -1] if self._agrees(draft, speaker)]
        if fitting:
            return fitting[0]
        if subject is not None or run.speakers:
            return subject or run.speakers[-1]
        return (self._earlier_subject(draft) if draft.parent is None else None) or self._person(draft)

    def _told_of(self, draft: Draft, run: Run) -> Speaker | None:
        """Return the source of whom a clause tells, where a participle after it agrees with that one alone.

        ``وأضافت الوكالة أن المبعوث غادر، مؤكدا أن …``.
        """
        last = run.last
        if not draft.participle or last is None or not run.speakers or last.kind != "that" or draft.number == "p":
            return None
        together = self.prose.sentence_of[last.first] == self.prose.sentence_of[draft.first]
        if not together or self._agrees(draft, run.speakers[-1]) or run.speakers[-1].gender == "":
            return None
        end = last.word
        while end + 1 < draft.first and self.prose.forms[end + 1].startswith("ال"):
            end += 1
        return self._subject_at(draft, last.word, end + 1)

    def _pronoun(self, draft: Draft) -> Speaker | None:
        """Return the speaker of the statement around, where its clause begins with a pronoun: ``أوضح | أنه | طالب``."""
        parent = draft.parent
        if parent is None or draft.first != parent.word + 1 or self.prose.forms[parent.word] not in _PRONOUNS:
            return None
        return next((speaker for speaker in reversed(self.known) if speaker.name == parent.entity), None)

    def _earlier_subject(self, draft: Draft) -> Speaker | None:
        """Return the subject with which the sentence before begins."""
        start = self.prose.sentence_start(draft.first)
        return self._subject(draft, self.prose.sentence_start(start - 1)) if start > 0 else None

    def _person(self, draft: Draft) -> Speaker | None:
        """Return the person whom the report names most often, if one was named before the verb."""
        at = bisect_left(self.prose.persons, draft.first, key=lambda person: person[0])
        if at:
            return self._speaker_of(self.prose.persons[at - 1][1], draft)
        return self.known[-1] if self.known else None

    def _new_sentence(self, draft: Draft, run: Run) -> bool:
        """Tell whether nobody has spoken in the sentence of ``draft`` yet, so that its first subject may be the speaker."""
        sentence = self.prose.sentence_of[draft.first]
        return run.last is None or self.prose.sentence_of[run.last.first] != sentence

    def _agrees(self, draft: Draft, speaker: Speaker) -> bool:
        if draft.number == "p":
            return speaker.plural
        if speaker.plural and draft.gender == "m" and draft.number == "s" and not self._issued(speaker):
            return False
        if draft.gender == "m" and self._issued(speaker):
            return True
        if not speaker.gender or not draft.gender:
            return True
        return speaker.gender == draft.gender

    def _issued(self, speaker: Speaker) -> bool:
        """Tell whether the speaker spoke in a text, which a masculine verb may mean ("and (the statement) added")."""
        venue = self.venues.get(speaker.name)
        if venue is None:
            return False
        nouns = (form.removeprefix("ال") for form in self.prose.forms[venue.first : venue.last + 1])
        return any(self.prose.lexicon.sources.get(noun) == "document" for noun in nouns)

    def _subject(self, draft: Draft, start: int | None = None) -> Speaker | None:
        """Return the source that is the subject of the verb with which the sentence of a verb without subject begins."""
        prose = self.prose
        if start is None:
            start = max(prose.sentence_start(draft.first), draft.parent.word if draft.parent else 0)
        opening = prose.named_at.get(start)
        if opening is not None and opening.first == start < draft.first and opening.entity.type != "LOC":
            return self._speaker_of(opening, draft)
        lead = prose.forms[start].removeprefix("و")
        if lead in _WHEN and start + 2 < draft.first:
            return self._subject(draft, start + 1)
        word = start + 1
        leads = any(prose.is_form(name, lead) for name in ("particle", "adjunct", "connector", "that"))
        if word >= draft.first or leads or prose.is_("connector", start):
            return None
        named = prose.named_at.get(word)
        if named is not None and named.first == word and named.entity.type != "LOC":
            return self._speaker_of(named, draft)
        titled = prose.named_at.get(word + 1)
        if prose.forms[word].startswith("ال") and titled is not None and titled.first == word + 1 < draft.first:
            return self._speaker_of(titled, draft)
        return self._subject_at(draft, word, draft.first)

    def _subject_at(self, draft: Draft, word: int, limit: int) -> Speaker | None:
        """Return the source whose noun phrase begins with ``word`` and ends before ``limit``, or None."""
        prose = self.prose
        if not opens_phrase(prose, word) or prose.lexicon.sources.get(prose.forms[word].removeprefix("ال")) is None:
            return None
        phrase = Phrase(word, phrase_end(prose, word, limit))
        inner = entity_in(prose, phrase)
        if inner is not None:
            return self._speaker_of(inner, draft)
        name = description(prose, phrase)
        return Speaker(name, None, draft.gender, draft.number == "p", frozenset(tokens_of(prose, phrase)))

    def _speaker_of(self, named: Named, draft: Draft) -> Speaker:
        for speaker in self.known[: -_REMEMBERED - 1 : -1]:
            if speaker.name == named.entity.name:
                return speaker
        tokens = frozenset(self.prose.forms[named.first : named.last + 1])
        person = named.entity.type == "PER"
        return Speaker(named.entity.name, named.entity.party, draft.gender, False, tokens, person=person)

    def _inherit(self, draft: Draft, run: Run, speaker: Speaker | None) -> None:
        """Carry chain, date and venue on from the same speaker's statement before."""
        if speaker is None or draft.impersonal:
            return
        previous = run.latest.get(speaker.name)
        if previous is not None and draft.where == previous.where:
            draft.via = draft.via or list(previous.via)
            draft.venue = draft.venue or previous.venue
        opened = previous if run.last is None or run.last.entity == speaker.name else None
        opened = opened or (self._spoken_for(draft, run) if previous is None else None)
        if opened is not None and draft.where == opened.where and not draft.aside:
            draft.date = draft.date or opened.date
        if draft.venue is not None:
            self.venues[speaker.name] = draft.venue
        if draft.aside:
            return
        self._date_turn(draft, run)
        run.latest[speaker.name] = draft
        if not draft.remark:
            run.last = draft

    def _date_turn(self, draft: Draft, run: Run) -> None:
        """Give the day of a continuation, or of another half of the sentence, to what the speaker said in one go before."""
        if run.turn and run.turn[-1].entity != draft.entity:
            run.turn.clear()
        continues = draft.entry is not None and draft.entry.continues
        for earlier in reversed(run.turn) if draft.date else ():
            together = self.prose.sentence_of[earlier.first] == self.prose.sentence_of[draft.first]
            if earlier.date is not None or earlier.where != draft.where or not (together or continues):
                break
            earlier.date = draft.date
        run.turn.append(draft)

    def _spoken_for(self, draft: Draft, run: Run) -> Draft | None:
        """Return the statement of the body that a spokesman speaks for, if it spoke just before him."""
        phrase, last = draft.speaker, run.last
        if phrase is None or last is None or not run.speakers:
            return None
        forms = self.prose.forms[phrase.first : phrase.last + 1]
        if "باسم" not in forms[:-1]:
            return None
        body = forms[forms.index("باسم") + 1].removeprefix("ال")
        tokens = run.speakers[-1].tokens
        return last if bare(body) in tokens and "باسم" not in tokens else None

    def _remember(self, run: Run, speaker: Speaker) -> None:
        if speaker in run.speakers:
            run.speakers.remove(speaker)
        run.speakers.append(speaker)
        if self.recent[-1:] != [speaker]:
            self.recent.append(speaker)
        if speaker not in self.known:
            self.known.append(speaker)
