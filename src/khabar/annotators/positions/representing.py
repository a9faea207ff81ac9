"""For which side an entity acts, by its kind, its role and its party."""

import re
from collections.abc import Mapping

from khabar.annotators.positions.sides import INDEPENDENT
from khabar.lexicons import Lexicons
from khabar.lexicons.actors import states
from khabar.model.layers import Entity
from khabar.text.fold import fold

_PARLIAMENT = re.compile(
    r"(?<!\w)(?:ال)?(?:كنيست|برلمان|كونغرس|كونجرس|نواب|شيوخ|سيناتور|سناتور|عضو مجلس|"
    r"نائب(?!\s(?:رئيس|وزير|الرئيس|قائد|مدير|المدير|امير|الامير))|رييس (?:ال)?مجلس (?:ال)?(?:وطني|شوري|امه|شعب|اعيان))"
)
"""Names and roles of parliaments and their members."""
_ORGAN = re.compile(
    r"(?<!\w)(?:ال|لل)?(?:وزاره|خارجيه|داخليه|دفاع|جيش|قوات|قياده|اركان|رياسه|بعثه|سفاره|بيت الابيض|بنتاغون|كرملين|"
    r"استخبارات|مكتب|هييه الامم|سلطات|شرطه|بنتاجون)"
)
"""Names of the organs of a state or an alliance."""
_PARTISAN = re.compile(
    r"(?<!\w)(?:ال)?حزب (?!الله|العمال الكرد)|"
    r"(?<!\w)(?:ال)?(?:جمهوري|ديمقراطي|معسكر|ليكود|ميرتس|كتله|قايمه|بيت اليهودي|يوجد مستقبل)"
)
"""Parties of a parliament: their members speak for themselves, unless they hold an office of the party."""
_OFFICE = re.compile(
    r"(?<!\w)(?:ال)?(?:ناطق|متحدث|ممثل|قيادي|قاىد|زعيم|امين عام|مسوول)|(?<!\w)(?:رييس|نايب رييس) (?:ال)?(?:حزب|كتله|قايمه)"
)
"""Roles in which one speaks for one's party."""


_FORMER = re.compile(r"(?<!\w)(?:ال)?(?:سابق|اسبق|مستقيل|معزول|مخلوع|متقاعد)(?!\w)")
"""What makes a role one that is over."""


def party_name(entity: Entity) -> str:
    """Return the canonical name under which an entity acts.

    Persons and the organs of a state (ministry, army, presidency) act for their party; parliaments and their members,
    politicians without an office of their party, muftis, researchers and the like, governments, groups and other bodies act
    under their own name.
    """
    if not entity.party or entity.party == entity.name:
        return entity.name
    known_by = fold(f"{entity.name} {entity.role or ''}")
    if entity.type == "PER":
        partisan = _PARTISAN.search(fold(entity.party)) and not _OFFICE.search(known_by)
        own = bool(partisan or INDEPENDENT.search(known_by) or _FORMER.search(known_by) or _own_camp(entity))
    else:
        own = entity.type in {"ORG", "GROUP"} and not _ORGAN.search(known_by)
    return entity.name if own or _PARLIAMENT.search(known_by) else entity.party


_ENVOY = re.compile(r"(?<!\w)(?:ال)?(?:سفير|قنصل|مندوب|ملحق)\w*(?: ال(?:عام|داىم|دايم))? (\w+)")
"""Envoys, whose state the adjective after the word names, wherever they serve."""


def sent_by(entity: Entity, nationalities: Mapping[str, str]) -> str | None:
    """Return the state whose envoy somebody is by their role."""
    match = _ENVOY.search(fold(entity.role or "")) if entity.type == "PER" else None
    return nationalities.get(match[1]) if match else None


_HEAD_OF = re.compile(
    r"(?:ال)?(?:رييس|رييسه|مدير|امين|متحدث|ناطق|ممثل|مندوب|نقيب|مشرف|قايد)"
    r"(?: ال(?:رسمي|عام|اعلامي)| رسمي| عام)*(?: باسم| علي)? (?:ل(?=\w{4}))?(?P<body>(?!باسم|علي |في )\w{4,} \w.+)"
)
"""Roles of those who speak for the body named after them."""
_HEAD_OF_KNOWN = re.compile(
    r"(?:ال)?(?:رييس|رييسه|مدير|امين|متحدث|ناطق|ممثل|مندوب|قايد)(?: ال(?:رسمي|عام|اعلامي))? (?:باسم )?"
    r"(?P<body>ال(?:نقابه|لجنه|اتحاد|شركه|وفد|حزب|حركه|جمعيه|منظمه|هييه|رابطه|بنك|غرفه|موسسه|صندوق|نادي|جامعه|مركز|بلديه|امانه))"
)
"""The same with a body that is named by its kind alone, as it was before."""


def headed(entity: Entity) -> str | None:
    """Return the body for which somebody without a party speaks by their role, as it is written there."""
    role = entity.role or ""
    match = _HEAD_OF.match(fold(role)) or _HEAD_OF_KNOWN.match(fold(role))
    if match is None or len(fold(role)) != len(role) or _PARLIAMENT.search(fold(role)):
        return None
    return role[match.start("body") :].split("،")[0].split(' "')[0].strip()


def _own_camp(entity: Entity) -> bool:
    """Tell whether a party is called after its leader, who then is the better name of it."""
    last = fold(entity.name).split()[-1:]
    camp = bool(entity.party) and bool(last) and last[0] in fold(entity.party or "").split()
    return camp and not _OFFICE.match(fold(entity.name))


def known_names(entity: Entity) -> tuple[str, ...]:
    """Return the names under which an entity acts for a side: its party, and its own if it has one or the lexicon knows it."""
    if entity.party:
        return entity.name, entity.party
    return (entity.name,) if entity.type != "PER" and entity.key else ()


def compile_nationalities(lexicons: Lexicons) -> dict[str, str]:
    """Map folded adjectives of nationality, with and without article, to the names under which states act."""
    out: dict[str, str] = {}
    for state in states(lexicons):
        for form in map(fold, state.adjectives):
            for stem in {form, form.removesuffix("ون") + "ين" if form.endswith("ون") else form}:
                out.setdefault(stem, state.party)
                out.setdefault("ال" + stem, state.party)
    return out
