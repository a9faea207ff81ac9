"""A small record, made by hand on reports of the example, with at least one line of every kind."""

from collections.abc import Iterable, Mapping
from typing import Any

from tests.web.reports import EXAMPLE, HOSTILE, SmallReports, span

from khabar.model.document import Document
from khabar.model.layers import Count, Layers
from khabar.model.record import (
    Alteration,
    BriefSentence,
    Contradiction,
    Control,
    Copy,
    CountClaim,
    CountRange,
    NamingUse,
    Passage,
    Proposal,
    RecordEntity,
    RecordEvent,
    RecordPosition,
    RecordStatement,
    StatementVariant,
    StoryMember,
)

__all__ = ["EXAMPLE", "HOSTILE", "SmallRecord"]


class SmallRecord(SmallReports):
    """Holdings for tests."""

    def reports(self) -> Iterable[tuple[Document, Layers]]:
        held = (self.veto, self.copy, self.geneva, self.toner, self.evacuation, self.hostile)
        return [(document, self.layers[document.id]) for document in held]

    def members(self) -> Iterable[StoryMember]:
        places = {self.veto: "veto", self.copy: "veto", self.geneva: "geneva", self.toner: "geneva"}
        held = [StoryMember(doc.id, f"story-{name}", "storyline-talks", "news") for doc, name in places.items()]
        return [*held, StoryMember(self.hostile.id, "story-hostile", "storyline-hostile", "brief")]

    def copies(self) -> Iterable[Copy]:
        return [Copy(self.veto.id, self.copy.id, "near", 0.9, 0.85, "a->b", "أسبق بيوم", None, "group-veto")]

    def passages(self) -> list[Passage]:
        first = "شدد المندوب الصيني ليو جيه يي على ضرورة مواصلة التشاور للوصول إلى نص يحظى بالإجماع"
        second = "وفي واشنطن قال البيت الأبيض إن استخدام النقض يكشف عدم رغبة موسكو في تخفيف معاناة السكان"
        altered = second.replace("قال البيت الأبيض", "قالت الولايات المتحدة")
        changes = (
            Alteration(
                "speaker", span(self.veto.raw, "البيت الأبيض"), span(self.copy.raw, "الولايات المتحدة"), "متكلم آخر"
            ),
        )
        return [
            Passage("passage-1", self.at(self.veto, second), self.at(self.copy, altered), "edited", changes, "a->b"),
            Passage("passage-2", self.at(self.veto, first), self.at(self.copy, first), "verbatim", (), "a->b"),
        ]

    def entities(self) -> Iterable[RecordEntity]:
        russia = (("روسيا", 4), ("موسكو", 3))
        places = (self.at(self.veto, "روسيا"), self.at(self.geneva, "موسكو"))
        return [
            RecordEntity("gpe/russia", "روسيا", "GPE", russia, "Russia", mentions=places),
            RecordEntity(
                "per/lavrov",
                "سيرغي لافروف",
                "PER",
                (("لافروف", 5),),
                "Sergey Lavrov",
                "روسيا",
                (("وزير الخارجية", None, None),),
            ),
            RecordEntity(
                "loc/aleppo", "حلب", "LOC", (("حلب", 9),), "Aleppo", latitude=36.2, longitude=37.16, admin=("سوريا",)
            ),
            RecordEntity("per/hostile", HOSTILE, "PER", ((HOSTILE, 1),)),
        ]

    def statements(self) -> Iterable[RecordStatement]:
        said = self.at(self.veto, "استخدام النقض يكشف عدم رغبة موسكو في تخفيف معاناة السكان")
        again = self.at(self.copy, "استخدام النقض يكشف عدم رغبة موسكو في تخفيف معاناة السكان")
        wordings = (StatementVariant(said, 1, "قال", ()), StatementVariant(again, 1, "قالت", (), "المتكلم بعينه"))
        return [
            RecordStatement(
                "said-1", "story-veto", "البيت الأبيض", "الولايات المتحدة", "say", "2016-12-05", wordings, 1
            ),
            RecordStatement(
                "said-2",
                "story-geneva",
                "سيرغي لافروف",
                "روسيا",
                "accuse",
                "2016-12-06",
                (StatementVariant(self.at(self.geneva, "الولايات المتحدة سحبت الورقة"), 1, "قال", ("ميناء",)),),
                2,
            ),
        ]

    def proposals(self) -> Iterable[Proposal]:
        return [Proposal("ceasefire-aleppo", "ceasefire", "aleppo", "مصر", ("روسيا",))]

    def positions(self) -> Iterable[RecordPosition]:
        veto = (self.at(self.veto, "استخدمت روسيا والصين حق النقض"),)
        wounded = (self.at(self.toner, "الفصائل لن تقبل الخروج قبل إجلاء الجرحى"),)
        return [
            RecordPosition(
                "position-1",
                "روسيا",
                "ceasefire-aleppo",
                "vetoes",
                "2016-12-05",
                None,
                "outlet",
                veto,
                superseded_by="position-2",
            ),
            RecordPosition(
                "position-2",
                "المعارضة السورية",
                "fighters-withdrawal-aleppo",
                "accepts-if",
                "2016-12-07",
                "إجلاء الجرحى",
                "outlet",
                wounded,
            ),
        ]

    def events(self) -> Iterable[RecordEvent]:
        told = self.at(self.geneva, "وقتل ممرض ثان")
        claims = (
            CountClaim(Count("killed", 1, 1), None, told, "a"),
            CountClaim(Count("killed", 2, 2), "وزارة الدفاع الروسية", told, "b"),
        )
        counts = (CountRange("killed", 1, 2, 2, claims, "روايتان"),)
        return [
            RecordEvent(
                "event-1",
                "killing",
                "story-geneva",
                ("حلب",),
                "2016-12-05",
                None,
                "روسيا",
                None,
                "ASSAULT",
                (),
                (told,),
                (None,),
                counts,
            ),
            RecordEvent(
                "event-2",
                "control-change",
                "story-geneva",
                ("حلب",),
                "2016-12-06",
                "سوريا",
                None,
                "سوريا",
                "",
                (),
                (told,),
                (None,),
            ),
        ]

    def contradictions(self) -> Iterable[Contradiction]:
        a = self.at(self.geneva, "الولايات المتحدة سحبت الورقة")
        b = self.at(self.toner, "أن تكون الولايات المتحدة قد ألغت اجتماعا مع الخبراء الروس في جنيف")
        return [
            Contradiction(
                "clash-1",
                "denial",
                a,
                b,
                "روسيا",
                "الولايات المتحدة",
                "تنفي ما قيل",
                "denies it",
                "strong",
                "story-geneva",
            )
        ]

    def control(self) -> Iterable[Control]:
        told = (self.at(self.geneva, "وقتل ممرض ثان"),)
        return [Control("control-1", "story-geneva", "حلب", "سوريا", "2016-12-06", (None,), told, 1, True)]

    def brief(self) -> Iterable[BriefSentence]:
        said = self.at(self.geneva, "أبلغ موسكو مساء الاثنين بأنه لم يعد قادرا على الاجتماع")
        return [BriefSentence("story-geneva", 1, "disputed", said, ("clash-1",), 2)]

    def naming(self) -> Iterable[NamingUse]:
        use = self.at(self.copy, "الجماعات المسلحة")
        return [NamingUse("رواق الخليج", "المعارضة السورية", "الجماعات المسلحة", "pro-government", "own", None, use)]

    def manifest(self) -> Mapping[str, Any]:
        return {
            "khabar": "0",
            "counts": {"read": 7, "reports": 6, "rejects": 1},
            "rejects": {"binary": 1},
            "rejected": [{"source": "x.bin", "reason": "binary", "detail": ""}],
            "inputs": [{"label": "a.txt", "reports": 1, "rejects": 0, "sha256": "0" * 64}],
            "annotators": {"layout": 1},
            "lexicons": "0",
            "tables": {},
        }
