"""Things said that stand before the verb: ``هدنة أعلنها التحالف``, ``الهدنة التي أعلن عنها الرئيس``, ``وهو ما نفته واشنطن``."""

from .cues import Cue
from .drafts import Draft
from .phrases import Phrase, opens_phrase, phrase_end
from .prose import Prose

_ABOUT = {
    "اعلن": ("عنه", "عنها"),
    "اعلنت": ("عنه", "عنها"),
    "كشف": ("عنه", "عنها"),
    "كشفت": ("عنه", "عنها"),
    "دعا": ("اليه", "اليها"),
    "دعت": ("اليه", "اليها"),
    "طالب": ("به", "بها"),
    "طالبت": ("به", "بها"),
}
"""Verbs of saying with the prepositional pronoun that refers back to the thing said."""
_ACTS = frozenset({"announce", "propose", "deny", "reject", "demand"})
_NEARBY = 20
_LONGEST_ANTECEDENT = 6


def relative(prose: Prose, cue: Cue) -> Draft | None:
    """Return a draft whose content is the antecedent of the pronoun after ``cue``, or None."""
    after = _after_pronoun(prose, cue)
    if (
        after is None
        or cue.verb.entry.act not in _ACTS
        or "deed" in cue.verb.entry.limits
        or cue.verb.proclitic
        or cue.participle
    ):
        return None
    subject = _subject(prose, after)
    first = _antecedent(prose, cue.word)
    if subject is None or first is None:
        return None
    last = cue.word - 2 if prose.is_("relative", cue.word - 1) else cue.word - 1
    entry = cue.verb.entry
    return Draft(
        first=cue.word, cue=(prose.starts[cue.word], prose.ends[cue.word]), entry=entry, act=entry.act, kind="noun",
        begin=prose.starts[first], word=first, edge=subject.last + 1, speaker=subject, finish=prose.ends[last], last=last,
        gender=cue.verb.gender, number=cue.verb.number, rule=entry.id, closed=True,
    )  # fmt: skip


def _after_pronoun(prose: Prose, cue: Cue) -> int | None:
    """Return the word after the pronoun that refers back, on the verb or after its preposition."""
    if cue.verb.object in {"ه", "ها", "هم"}:
        return cue.word + 1
    pronouns = _ABOUT.get(prose.forms[cue.word], ())
    nxt = cue.word + 1
    return nxt + 1 if nxt < len(prose) and prose.forms[nxt] in pronouns else None


def _subject(prose: Prose, word: int) -> Phrase | None:
    end = prose.sentence_end(word - 1)
    while word < end and prose.loose(word):
        word += 1
    if word > end or not opens_phrase(prose, word):
        return None
    last = phrase_end(prose, word, end + 1)
    named = prose.named_at.get(word)
    return Phrase(word, min(last, named.last) if named else word)


def _antecedent(prose: Prose, word: int) -> int | None:
    """Return the first word of the noun phrase before the verb."""
    last = word - 2 if prose.is_("relative", word - 1) else word - 1
    start = prose.sentence_start(word)
    definite = last < word - 1
    at = last
    while at > start and last - at < _LONGEST_ANTECEDENT and _qualifies(prose, at, definite):
        at -= 1
    form = prose.forms[at]
    fused = form.startswith(("بال", "لل")) or (definite and not form.startswith(("ال", "وال")))
    return at if form.isalpha() and not fused and not prose.is_("particle", at) else None


def _qualifies(prose: Prose, word: int, definite: bool) -> bool:
    """Tell whether ``word`` is an adjective or second noun, so that the phrase begins before it."""
    if (
        prose.gap(word)
        or prose.is_("particle", word - 1)
        or prose.is_("that", word - 1)
        or prose.is_("adverb", word - 1)
    ):
        return False
    form, before = prose.forms[word], prose.forms[word - 1]
    if definite:
        return form.startswith("ال") and not before.startswith(("و", "ب", "ل"))
    return form.endswith(("ه", "يه", "ي")) and before.endswith("ه") and not before.startswith("ال")


_FEMININE = frozenset({"التي", "والتي"})
_PLURAL = frozenset({"الذين", "والذين", "اللذان", "اللذين", "اللتان"})
_RESUMED = frozenset({"فيه", "فيها", "به", "بها", "خلاله", "خلالها", "عبره", "عبرها", "له", "لها"})
_AUXILIARIES = frozenset(
    {"كان", "وكان", "كانت", "وكانت", "كانوا", "وكانوا", "قد", "وقد", "فقد", "لقد", "سبق", "ان"}
) | frozenset({"عندما", "حينما", "بعدما"})
_APPOSITION = 12
_JOINED = 8
"""Most words between a relative pronoun and the verb with و that goes on with its clause."""


def told(prose: Prose, cue: Cue, draft: Draft) -> bool:
    """Tell whether a verb within a sentence can be a report although no clause mark stands before it.

    What is said must follow at once: after a relative pronoun (``التي أكد فيها أن``), after an auxiliary (``كان يقول إنه``)
    or as a clause that qualifies a noun (``مسلحين قالت إنهم``).
    """
    resumed = draft.edge == cue.word + 2 and prose.forms[cue.word + 1] in _RESUMED
    if draft.edge != cue.word + 1 and not resumed:
        return False
    if prose.is_("relative", cue.word - 1):
        return draft.kind != "noun"
    if draft.entry is None or draft.entry.ambiguous or cue.participle:
        return False
    if draft.kind != "that":
        return draft.kind == "quote" and resumed and _text(prose, cue.word - 1)
    if resumed and _text(prose, cue.word - 1):
        return True
    qualifies = prose.forms[draft.edge] not in {"ان", "بان"} and "that" in draft.entry.takes
    return qualifies or bool(cue.verb.object) or prose.forms[cue.word - 1] in _AUXILIARIES


def joined(prose: Prose, cue: Cue) -> Phrase | None:
    """Return who is meant by the relative pronoun of the clause that the verb with و goes on: ``سامي الذي رحب بهم وقال``."""
    if cue.verb.proclitic != "و":
        return None
    for word in range(cue.word - 1, max(prose.sentence_start(cue.word), cue.word - _JOINED), -1):
        if prose.gap(word + 1) or prose.is_("that", word):
            return None
        if prose.is_("relative", word):
            return antecedent(prose, cue, word + 1)
    return None


def antecedent(prose: Prose, cue: Cue, verb: int | None = None) -> Phrase | None:
    """Return who is meant by the relative pronoun before the verb, where it agrees with it: ``جين ساكي، التي قالت``.

    ``verb`` is the word after the pronoun, if that is not the cue.
    """
    at = cue.word if verb is None else verb
    pronoun = prose.forms[at - 1]
    author = _author(prose, at) if prose.forms[at + 1] in {"فيه", "فيها"} else None
    if author is not None:
        return author
    gender = "f" if pronoun in _FEMININE else "m"
    if pronoun not in _PLURAL and (cue.verb.gender != gender or cue.verb.number != "s"):
        return None
    last = at - 2
    start = max(prose.sentence_start(at), last - _APPOSITION)
    for word in range(last, start - 1, -1):
        named = prose.named_at.get(word)
        if named is not None and named.entity.type != "LOC" and (named.entity.type == "PER" or word == last):
            return Phrase(named.first, named.last)
        if word < last and "،" not in prose.gap(last + 2) and "،" not in prose.gap(last + 1):
            return None
    return None


def _text(prose: Prose, word: int) -> bool:
    """Tell whether ``word`` is an indefinite text or occasion, or its adjective: ``بيان صحفي | قال فيه``."""
    forms = (prose.forms[word].removesuffix("ا"), prose.forms[word - 1].removesuffix("ا") if word else "")
    return any(form in prose.lexicon.channels for form in forms)


def _author(prose: Prose, word: int) -> Phrase | None:
    """Return whose text it is in which something is said: ``خطاب | الرئيس سامي | أمس الذي قال فيه``."""
    start = max(prose.sentence_start(word), word - _APPOSITION)
    for at in range(word - 2, start, -1):
        named = prose.named_at.get(at)
        if named is not None and named.last == at and named.entity.type != "LOC":
            texts = (
                prose.forms[before].removeprefix("ال") for before in range(max(start, named.first - 2), named.first)
            )
            return Phrase(named.first, at) if any(text in prose.lexicon.channels for text in texts) else None
        if prose.is_("verb", at) or prose.is_("that", at):
            return None
    return None


def comment(prose: Prose, cue: Cue, drafts: list[Draft]) -> Draft | None:
    """Read ``، وهو ما نفته واشنطن``: the content is that of the statement just made."""
    if cue.verb.object != "ه":
        return None
    subject = _subject(prose, cue.word + 1)
    said = [
        draft
        for draft in drafts[-_NEARBY:]
        if draft.word < cue.word and prose.sentence_of[draft.word] == prose.sentence_of[cue.word]
    ]
    if subject is None or not said:
        return None
    host = max(said, key=lambda draft: draft.begin)
    entry = cue.verb.entry
    last = cue.word - 3
    return Draft(
        first=cue.word, cue=(prose.starts[cue.word], prose.ends[cue.word]), entry=entry, act=entry.act, kind="noun",
        begin=host.begin, word=host.word, edge=subject.last + 1, speaker=subject, finish=prose.ends[last], last=last,
        gender=cue.verb.gender, number=cue.verb.number, rule=entry.id, closed=True, remark=True,
    )  # fmt: skip
