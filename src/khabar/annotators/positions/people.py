"""People who act without a name: holders of an office, people in the plural, and sources that only tell."""

import re

from khabar.text.fold import fold

_OFFICES = frozenset(
    [
        "رييس", "رييسه", "وزير", "وزيره", "نايب", "مدير", "مديره", "امين", "محافظ", "حاكم", "قايد", "زعيم", "متحدث",
        "متحدثه", "ناطق", "ناطقه", "مندوب", "مندوبه", "سفير", "سفيره", "مبعوث", "مبعوثه", "ممثل", "ممثله", "عضو",
        "نقيب", "وكيل", "مستشار", "مستشاره", "مفوض", "مفوضه", "مقرر", "مقرره", "منسق", "منسقه", "عميد", "عمده",
        "النايب", "الرييس", "الوزير", "الامين", "المدير", "حكومه", "سلطات", "قياده", "وزاره", "برلمان", "جيش",
        "قوات", "اداره", "رياسه", "وفد", "بعثه",
    ]
)  # fmt: skip
"""Offices and bodies after which a holder, or the side they belong to, is named."""
_PLURALS = frozenset(
    [
        "نواب", "اعضاء", "قاده", "زعماء", "وزراء", "روساء", "سفراء", "خبراء", "علماء", "نشطاء", "شيوخ", "وجهاء",
        "اعيان", "اهالي", "سكان", "عمال", "طلاب", "طلبه", "اطباء", "كتاب", "تجار", "انصار", "اسر", "عايلات", "عشاير",
        "قبايل", "قضاه", "ملاك", "شركات", "بنوك", "مصارف", "نقابات", "منظمات", "جمعيات", "احزاب", "قوي", "فصايل",
        "جماعات", "دول", "بلدان", "جهات", "اوساط", "موظفي", "موظفين", "مواطنين", "مسوولين", "متظاهرين", "محتجين",
        "صحفيين", "معلمين", "مزارعين", "مستثمرين", "مسافرين", "اولياء", "جماهير", "محامين", "معارضين", "ناشطين",
        "داينين", "مقرضين", "مشرعين", "لاجيين", "مستوطنين", "متشددين", "معتقلين", "موقوفين", "مقاتلين", "متمردين",
        "مسلحين", "نازحين", "اباء", "امهات", "نساء",
    ]
)  # fmt: skip
"""People and bodies in the plural, without the article."""
_OFFICIALS = frozenset(
    ["وزراء", "مسوولون", "مسوولين", "مسوولان", "قاده", "زعماء", "روساء", "سفراء", "مفاوضون", "مفاوضين", "دبلوماسيون"]
)
"""Officials in the plural, without the article."""
_SOUND = re.compile(r"(?:ال)?\w{3,}(?:ون|و)")
"""A sound plural of people in the nominative."""
_NO_PEOPLE = re.compile(r"[يت]\w+|\w+وا|(?:ال)?(?:قانون|تلفزيون|تعاون|شوون|نمو)|مليون|مضمون|بدون|نحو|عضو")
"""Verbs and other words with the same ending."""
_SOURCE = re.compile(
    r"(?:ال)?(?:مصدر|مصادر|مصدران|شهود|شاهد|شاهدان|تقرير|تقارير|تصريحات|صحيفه|وسايل|اتفاق|قرار|دراسه|مسح|استطلاع)(?!\w)"
)
"""Words for a source that only tells, and for papers that are taken for one."""
EUROPE = "الاتحاد الأوروبي"
"""The side for which European ministers and "Europe" act."""
EUROPEAN = frozenset(["اوروبا", "الاوروبيون", "الاوروبيين", "اوروبيون", "اوروبيين", "الاوروبيه"])
"""Folded words for Europe and Europeans."""


def is_source(name: str) -> bool:
    """Tell whether a name is a description of an unnamed source."""
    return _SOURCE.match(fold(name)) is not None


def is_office(form: str) -> bool:
    """Tell whether a folded word names an office after which its holder may be named."""
    return form in _OFFICES


def is_official(form: str) -> bool:
    """Tell whether a folded word names one or more who hold an office of a state."""
    return is_office(form) or form.removeprefix("ال") in _OFFICIALS


def is_people(form: str) -> bool:
    """Tell whether a folded word is a plural of people or of bodies that act."""
    if form.removeprefix("ال") in _PLURALS:
        return True
    return _SOUND.fullmatch(form) is not None and _NO_PEOPLE.fullmatch(form) is None
