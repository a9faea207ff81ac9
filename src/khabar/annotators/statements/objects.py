"""Direct objects that are what is said: ``أعلن التحالف | هدنة``, ``رفض الحزب | العرض``."""

import re

from .cues import Cue
from .phrases import addresses_media, after_adjective
from .prose import Prose

_POSSESSED = 4
_PARTICIPLE = 5
_NEXT_CLAUSE = 12
"""A clause that begins within so many words is what is said, and not the noun before it."""
ANONYMITY = frozenset({"نشر", "ذكر", "الكشف", "كشف", "الافصاح"})
"""After "not": what a source asks for that does not want to be named."""
_CHANTS = frozenset({"هتاف", "هتافات", "شعار", "شعارات", "عبارات", "عباره", "تكبيرات", "اهازيج"})
"""What one shouts, before the words themselves."""
_DETERMINERS = frozenset({"ذلك", "هذا", "هذه", "كل", "بعض", "اي", "ما", "تلك", "ايه"})
_OF_OFFICE = frozenset(
    {"السابق", "الاسبق", "الاول", "الجديد", "الراحل", "المنتخب", "المكلف", "المستقيل", "الموقت", "المقال", "العام"}
)
"""Masculine adjectives of an office that may stand after its feminine second half: ``وزير الخارجية الأسبق``."""
_THESE = frozenset({"هذا", "هذه", "تلك"})
_TAKING_UP = frozenset({"deny", "reject"})
"""Acts that answer what others said, which a clause with ما may name: ``نفى الوزير ما تردد عن استقالته``."""
_ACTORS = frozenset({"PER", "GROUP"})
_DURING = frozenset({"في", "خلال", "عبر", "اثناء"})
_KINDS_OF_OCCASION = frozenset(
    {"صحفي", "صحافي", "صحفيه", "صحافيه", "رسمي", "رسميه", "له", "لها", "لهم", "مقتضب", "مشترك", "تلفزيوني", "تلفزيونيه"}
)
"""Words after an occasion without article that still belong to it."""
_INDEFINITE = ("ون", "ين", "ي", "يه")
"""Endings of an indefinite adjective or plural, which a definite noun cannot qualify."""


VERBAL_NOUN = re.compile(
    r"(?:است\w\wا\w|ا\w[تطد]\wا\w|ان\w\wا\w|ت\w\wي\w|ت\wا\w[^\Wي])(?:ه|ها|هم|هما)?"
    r"|(?:ا\wا\w|است\wا\w|ت\w\wي|م\wا\w\w)(?:ه|ته|تها|تهم|تهما)"
)
"""Letters of verbal nouns (استفعال, افتعال, انفعال, تفعيل, تفاعل, إفالة, تفعلة, مفاعلة), with possessives."""


POSSESSED_NOUN = re.compile(
    r"(?:است\w\wا\w|ا\w[تطد]\wا\w|ان\w\wا\w|ت\w\wي\w)(?:ها|هم)|(?:ا\wا\w|است\wا\w|م\wا\w\w)(?:ته|تها|تهم)"
)
"""Those of them that a possessive shows to be a deed of the subject."""


_DEED = re.compile(r"(?:است\w\wا\w|ا\w[تطد]\wا\w|ان\w\wا\w|ت\w\wي\w|م\wا\w\wه|ت\w\wي|ت\w\w\w)")
"""Letters of verbal nouns that may be what one refuses or announces, with the article cut off."""


def verbal_noun(prose: Prose, word: int) -> bool:
    """Tell whether the word without article has the letters of a verbal noun, and names neither a body nor a text."""
    form = prose.forms[word]
    known = word in prose.named_at or word in prose.timed or form in prose.lexicon.sources
    return not known and VERBAL_NOUN.fullmatch(form) is not None


def opens_object(prose: Prose, cue: Cue, word: int, bare: bool) -> bool:
    """Tell whether the direct object of the verb, as what is said, begins at ``word``.

    Without case endings a subject and an object look alike; an object is taken to begin with a noun that is typically
    declared or refused, with an indefinite accusative, or where a definite noun cannot qualify the one before it. ``bare``
    tells that the subject stands elsewhere, so that the word after the verb can only be the object.
    """
    if "judges" in cue.verb.entry.limits and prose.forms[word].removeprefix("ال") in _CHANTS:
        return False
    if prose.forms[word] == "عدم" and prose.forms[min(word + 1, len(prose) - 1)] in ANONYMITY:
        return False
    addressed = "person" in cue.verb.entry.takes
    following = word == cue.word + 1
    form, closed = prose.forms[word], following or _closed(prose, word)
    closed = closed or _after_unknown_name(prose, cue, word)
    if not (closed or form in _THESE or form == "ما") or _told(prose, word, following and not bare):
        return False
    if following and bare and not (cue.verb.object or addressed or word in prose.timed):
        return form in _DETERMINERS or (prose.type_at(word) not in _ACTORS and not _function(prose, word))
    if _cannot_open(prose, word):
        return False
    pointing = _pointing(prose, cue, word, following or addressed)
    return closed and _opens_noun(prose, cue, word) if pointing is None else pointing


def _pointing(prose: Prose, cue: Cue, word: int, plain: bool) -> bool | None:
    """Tell whether a demonstrative or ما opens the object wherever it stands; None if that is not to be told from it."""
    form = prose.forms[word]
    if form in _THESE and not (plain or prose.is_("particle", word - 1)):
        return not ("that" in cue.verb.entry.takes and _clause_follows(prose, word))
    answers = form == "ما" and cue.verb.entry.act in _TAKING_UP and prose.forms[word + 1 : word + 2] != ("اذا",)
    return True if answers else None


def _opens_noun(prose: Prose, cue: Cue, word: int) -> bool:
    """Tell whether the object begins at ``word``, before which the subject can be complete."""
    addressed, following = "person" in cue.verb.entry.takes, word == cue.word + 1
    loose = prose.forms[word] in _DETERMINERS or (prose.forms[word].endswith("ه") and _occasion(prose, word - 1))
    if prose.is_("said", word) and not (loose and _clause_follows(prose, word)):
        return True
    if "judges" in cue.verb.entry.limits and word == cue.word + 2 and prose.forms[word - 1].endswith("ون"):
        return prose.forms[word].startswith("ال")
    if addressed or ("that" in cue.verb.entry.takes and _clause_follows(prose, word)):
        return False
    if following:
        return _follows_joined(prose, cue, word) or POSSESSED_NOUN.fullmatch(prose.forms[word]) is not None
    return _after_subject(prose, cue, word)


def _told(prose: Prose, word: int, subject: bool) -> bool:
    """Tell whether the word is a medium that is told, or counts the speakers of the verb before it: ``أكد عدد من السكان``."""
    return addresses_media(prose, word) or (subject and prose.lexicon.sources.get(prose.forms[word]) == "person")


def _cannot_open(prose: Prose, word: int) -> bool:
    """Tell whether ``word`` is the name of somebody, a function word, or the verb of a relative clause."""
    named = prose.named_at.get(word)
    if named is not None and (
        named.entity.type == "PER" or (named.entity.type in {"GROUP", "ORG"} and named.first == word)
    ):
        return True
    if any(verb.tense == "participle" for verb in prose.lexicon.verbs.get(prose.forms[word], ())) and prose.gap(word):
        return True
    if prose.forms[word] == "كل" and prose.forms[word + 1 : word + 2] == ("من",):
        return True
    return prose.is_("relative", word - 1) or (prose.forms[word] not in _DETERMINERS and _function(prose, word))


def _function(prose: Prose, word: int) -> bool:
    return any(prose.is_(name, word) for name in ("particle", "adjunct", "adverb", "relative"))


def _follows_joined(prose: Prose, cue: Cue, word: int) -> bool:
    """Read ``وتتمنى مقابلته``: a possessed noun right after a verb that goes on with the subject before."""
    form = prose.forms[word]
    possessed = len(form) > _POSSESSED and form.endswith(("ته", "ها", "هم")) and word not in prose.named_at
    owner = form.removesuffix("ها").removesuffix("هم").removesuffix("ه")
    if prose.lexicon.sources.get(owner) == "person" or prose.lexicon.sources.get(owner[:-1] + "ه") == "person":
        return False
    joined = cue.verb.proclitic in {"و", "ف"} or (cue.initial and prose.is_("conjunction", cue.word - 1))
    return joined and (possessed or verbal_noun(prose, word))


def _after_subject(prose: Prose, cue: Cue, word: int) -> bool:
    """Tell whether a new noun phrase begins at ``word``, after the subject of the verb."""
    form = prose.forms[word]
    if "thanks" in cue.verb.entry.limits and prose.is_("thanks", word):
        return True
    if (
        _thing(prose, form)
        or (prose.loose(word - 1) and prose.is_form("thing", form))
        or verbal_noun(prose, word)
        or _of_subject(prose, cue, word)
    ):
        return True
    if "،" in prose.gap(word) and any("،" in prose.gap(at) for at in range(cue.word + 2, word)):
        finite = form.startswith("ي") or (form.endswith("ت") and not form.endswith("ات"))
        return form.isalpha() and not (finite or form.startswith(("و", "ب", "ل")))
    if _definite_deed(prose, cue, word):
        return True
    if after_adjective(prose, word) and prose.lexicon.kind_of(prose.forms[cue.word + 1]) is not None:
        return True
    if cue.participle and form.startswith("ال"):
        named = prose.named_at.get(word - 1)
        return named is not None and named.first > cue.word and prose.forms[named.first].startswith("ل")
    found = _accusative(prose, word) or _fresh(prose, word) or _after_name(prose, cue, word)
    return found or _after_time(prose, cue, word)


def _definite_deed(prose: Prose, cue: Cue, word: int) -> bool:
    """Tell whether a definite verbal noun follows the whole name of the subject: ``رفضت إيران | التخلي عن البرنامج``."""
    named, form = prose.named_at.get(word - 1), prose.forms[word]
    if named is None or named.last != word - 1 or named.first <= cue.word or word in prose.named_at:
        return False
    return form.startswith("ال") and _DEED.fullmatch(form[2:].removesuffix("ات")) is not None


def _of_subject(prose: Prose, cue: Cue, word: int) -> bool:
    """Tell whether a noun possessed by the subject begins its object: ``أكد شهود عيان | رؤيتهم``."""
    form = prose.forms[word]
    if len(form) <= _POSSESSED or word in prose.named_at or form.startswith(("ال", "و", "ب", "ل")):
        return False
    return form.endswith("هم") and prose.lexicon.sources.get(prose.forms[cue.word + 1]) == "person"


def _thing(prose: Prose, form: str) -> bool:
    """Tell whether the folded word is a definite noun of what is refused, condemned or praised."""
    return form.startswith("ال") and prose.is_form("thing", form[2:])


def _clause_follows(prose: Prose, word: int) -> bool:
    """Tell whether a clause that may be what is said begins soon after ``word``, before another report."""
    for at in range(word, min(word + _NEXT_CLAUSE, prose.sentence_end(word) + 1)):
        if prose.is_("that", at) and not prose.is_("subordinator", at - 1):
            return True
        if any(
            verb.proclitic == "و" or verb.tense == "participle" for verb in prose.lexicon.verbs.get(prose.forms[at], ())
        ):
            return False
    return False


def _after_time(prose: Prose, cue: Cue, word: int) -> bool:
    """Tell whether a bare noun follows the time expression or adverb after the subject: ``تبنى الحزب أمس قتل شرطيين``."""
    before = word - 1
    if before <= cue.word + 1 or before not in prose.timed or word in prose.timed:
        return False
    if any("،" in prose.gap(at) for at in range(cue.word + 1, word)):
        return False
    form = prose.forms[word]
    return (
        form.isalpha()
        and not form.startswith(("ال", "و", "ل", "ب"))
        and form not in prose.lexicon.sources
        and (word not in prose.named_at)
    )


def _after_name(prose: Prose, cue: Cue, word: int) -> bool:
    """Tell whether a bare noun follows a whole name of the speaker, to which it cannot belong."""
    named = prose.named_at.get(word - 1)
    if named is None or named.last != word - 1 or word in prose.named_at:
        return False
    single = named.entity.type == "PER" and named.first == named.last and named.first != cue.word + 1
    if single or prose.forms[word] in prose.lexicon.verbs:
        return False
    form = prose.forms[word]
    function = any(prose.is_(name, word) for name in ("particle", "adjunct", "adverb", "relative"))
    if form.endswith(("يه", "يون", "ي")) and len(form) > _PARTICIPLE:
        return False
    return not (
        function or form.startswith(("ال", "و", "ل", "ب")) or form in prose.lexicon.sources or word in prose.timed
    )


def _closed(prose: Prose, word: int) -> bool:
    """Tell whether the noun phrase before ``word`` can be complete."""
    before = word - 1
    if _occasion(prose, before) or _begins_fact(prose, word):
        return True
    if prose.forms[word].endswith("هم") or (prose.forms[before].endswith("يه") and verbal_noun(prose, word)):
        return True
    if prose.forms[word].endswith(("ه", "ها")) and prose.is_form("possessed", prose.forms[word]):
        own = prose.is_("function", before) or prose.is_("verb", before)
        if not (own or (prose.forms[before].endswith("ت") and before not in prose.named_at)):
            return True
    if before in prose.timed or prose.is_("adverb", before):
        return True
    if "،" in prose.gap(word):
        return not _qualifies_before(prose, word)
    named = prose.named_at.get(before)
    if named is not None:
        return named.last == before
    return prose.forms[before].startswith(("ال", "لل", "وال", "بال")) or prose.forms[before].endswith(("ها", "هم"))


def _after_unknown_name(prose: Prose, cue: Cue, word: int) -> bool:
    """Tell whether a personal name that is no mention ends before ``word``: ``انتقد النائب سامي فلان | الموقف``."""
    given, surname = word - 2, word - 1
    if given <= cue.word or prose.forms[given] not in prose.lexicon.given_names or word in prose.named_at:
        return False
    return prose.forms[word].startswith("ال") and not prose.forms[surname].startswith(("ال", "لل"))


def _begins_fact(prose: Prose, word: int) -> bool:
    """Tell whether the noun of what is told follows an indefinite source: ``أعلن مصدر أمني عراقي | مقتل …``."""
    if prose.is_("fact", word):
        return not prose.is_("particle", word - 1) and prose.forms[word - 1] not in prose.lexicon.verbs
    return after_adjective(prose, word)


def _qualifies_before(prose: Prose, word: int) -> bool:
    """Tell whether a definite participle after a comma qualifies the noun before it: ``سكان البلدة، | الواقعة شمال …``."""
    form = prose.forms[word]
    return len(form) > _PARTICIPLE and form.startswith(("ال", "لل")) and (form[3] == "ا" or form.endswith(("ي", "يه")))


def _occasion(prose: Prose, word: int) -> bool:
    """Tell whether ``word`` closes the occasion between verb and object: ``نفت الوزارة في بيان | وقوع حريق``."""
    if prose.forms[word] in _KINDS_OF_OCCASION:
        word -= 1
    occasion = prose.forms[word] in prose.lexicon.channels
    return occasion and prose.forms[word - 1] in _DURING


def _accusative(prose: Prose, word: int) -> bool:
    form = prose.forms[word]
    return (
        len(form) >= 4
        and form.endswith("ا")
        and not form.endswith(("ها", "نا", "هما"))
        and word not in prose.named_at
        and not form.startswith(("ال", "و", "ب", "ل"))
    )


def _fresh(prose: Prose, word: int) -> bool:
    """Tell whether a definite noun at ``word`` cannot be an adjective of the feminine noun before it."""
    form, before = prose.forms[word], prose.forms[word - 1]
    if not form.startswith("ال") or word in prose.timed:
        return False
    if "،" in prose.gap(word) or prose.loose(word - 1):
        return word not in prose.named_at and prose.lexicon.sources.get(form[2:]) is None
    if (
        not before.startswith("ال")
        and word - 1 not in prose.named_at
        and len(before) > 4
        and before.endswith(_INDEFINITE)
    ):
        return True
    adjective = form.endswith(("ي", "ه", "ين", "ون", "ات")) or prose.is_("that", word) or form in _OF_OFFICE
    return (
        before.startswith("ال")
        and before.endswith("ه")
        and not adjective
        and prose.lexicon.sources.get(form[2:]) is None
    )
