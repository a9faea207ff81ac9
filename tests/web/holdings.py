"""A small record, made by hand on reports of the example, with at least one line of every kind."""

import json
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from khabar.model.document import Document, document_id
from khabar.model.layers import (
    Count,
    Drop,
    Entity,
    Event,
    Layers,
    Layout,
    Mention,
    Naming,
    Position,
    Publication,
    Statement,
    Timex,
)
from khabar.model.record import (
    Alteration,
    BriefSentence,
    Contradiction,
    Control,
    Copy,
    CountClaim,
    CountRange,
    Evidence,
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
from khabar.model.spans import Span

EXAMPLE = Path(__file__).parents[2] / "examples" / "aleppo-2016"
HOSTILE = "عاجل <script>alert(1)</script> \"'&<img src=x onerror=alert(2)>"


def span(raw: str, text: str) -> Span:
    start = raw.index(text)
    return Span(start, start + len(text))


def agency(name: str) -> str:
    for line in (EXAMPLE / "minaa.jsonl").read_text("utf-8").splitlines():
        report = json.loads(line)
        if report["id"] == name:
            return f"{report['title']}\n{report['text']}"
    raise KeyError(name)


def document(name: str, outlet: str, raw: str | None = None) -> Document:
    raw = raw if raw is not None else (EXAMPLE / f"{name}.txt").read_text("utf-8")
    url = f"https://{name}.example/"
    return Document(document_id(name, raw, outlet, url), name, raw, f"{name}.txt", outlet, url)


class SmallRecord:
    """Holdings for tests."""

    def __init__(self) -> None:
        self.veto = document("minaa-1205-veto", "وكالة ميناء للأنباء", agency("minaa-1205-veto"))
        self.copy = document("riwaq-1206-veto", "رواق الخليج")
        self.geneva = document("minaa-1206-geneva", "وكالة ميناء للأنباء", agency("minaa-1206-geneva"))
        self.toner = document("difaf-1207-toner", "ضفاف النيل")
        self.evacuation = document("hadeel-evacuation", "شبكة هديل الإخبارية")
        self.hostile = document("hostile", HOSTILE, f"{HOSTILE}\nقال {HOSTILE} إن موسكو بعيدة.\n")

    def at(self, doc: Document, text: str) -> Evidence:
        return Evidence(doc.id, span(doc.raw, text))

    @cached_property
    def _layers(self) -> dict[str, Layers]:
        return {
            self.veto.id: self._veto_layers(),
            self.copy.id: self._copy_layers(),
            self.geneva.id: self._geneva_layers(),
            self.toner.id: self._toner_layers(),
            self.evacuation.id: self._evacuation_layers(),
            self.hostile.id: self._hostile_layers(),
        }

    def _veto_layers(self) -> Layers:
        raw = self.veto.raw
        return Layers(
            layout=Layout(title=span(raw, raw.split("\n")[0]), outlet=self.veto.outlet),
            publication=Publication(date(2016, 12, 5), "stated", "يذكره المصدر مع النص"),
            timexes=(Timex(span(raw, "مساء الاثنين"), "TIME", "2016-12-05TEV", True, None, "weekday"),),
            entities=(Entity("روسيا", "GPE", (Mention(span(raw, "روسيا")),), "Russia", None, "روسيا", "russia"),),
            statements=(
                Statement(
                    1,
                    (span(raw, "استخدام النقض يكشف عدم رغبة موسكو في تخفيف معاناة السكان"),),
                    "indirect",
                    "say",
                    span(raw, "البيت الأبيض"),
                    "البيت الأبيض",
                    "الولايات المتحدة",
                    span(raw, "قال البيت"),
                ),
            ),
            events=(Event("veto", span(raw, "استخدمت روسيا والصين حق النقض"), ("نيويورك",), "2016-12-05", "روسيا"),),
            positions=(
                Position(
                    "روسيا", "ceasefire-aleppo", "vetoes", span(raw, "استخدمت روسيا والصين حق النقض"), date="2016-12-05"
                ),
            ),
        )

    def _copy_layers(self) -> Layers:
        raw = self.copy.raw
        return Layers(
            layout=Layout(
                drops=(
                    Drop(span(raw, "رواق الخليج - متابعات"), "source-label", "label"),
                    Drop(Span(raw.index("اقرأ أيضا"), len(raw)), "related", "related"),
                ),
                title=span(raw, raw.split("\n")[0]),
                outlet=self.copy.outlet,
            ),
            publication=Publication(date(2016, 12, 6), "printed", "في رأس الصفحة", (), (span(raw, "6 ديسمبر 2016م"),)),
            naming=(Naming(span(raw, "الجماعات المسلحة"), "المعارضة السورية", "pro-government"),),
        )

    def _geneva_layers(self) -> Layers:
        raw = self.geneva.raw
        said = "الولايات المتحدة سحبت الورقة التي سلمها وزير خارجيتها جون كيري في روما"
        return Layers(
            layout=Layout(title=span(raw, raw.split("\n")[0]), outlet=self.geneva.outlet),
            publication=Publication(date(2016, 12, 6), "stated", "يذكره المصدر مع النص"),
            timexes=(Timex(span(raw, "اليوم الثلاثاء"), "DATE", "2016-12-06", True, None, "weekday"),),
            statements=(
                Statement(
                    1,
                    (span(raw, said),),
                    "indirect",
                    "accuse",
                    span(raw, "وزير الخارجية الروسي سيرغي لافروف"),
                    "سيرغي لافروف",
                    "روسيا",
                    span(raw, "قال"),
                    venue=span(raw, "مؤتمر صحفي مشترك"),
                    date="2016-12-06",
                ),
            ),
            events=(
                Event(
                    "killing",
                    span(raw, "وقتل ممرض ثان"),
                    ("حلب",),
                    "2016-12-05",
                    None,
                    "روسيا",
                    counts=(Count("killed", 2, 2, None, span(raw, "قتيلين")),),
                    claimed_by="وزارة الدفاع الروسية",
                ),
            ),
        )

    def _toner_layers(self) -> Layers:
        raw = self.toner.raw
        return Layers(
            layout=Layout(title=span(raw, raw.split("\n")[0]), outlet=self.toner.outlet),
            publication=Publication(date(2016, 12, 7), "printed", "في ذيل الصفحة"),
            statements=(
                Statement(
                    1,
                    (span(raw, "أن تكون الولايات المتحدة قد ألغت اجتماعا مع الخبراء الروس في جنيف"),),
                    "indirect",
                    "deny",
                    span(raw, "وزارة الخارجية الأمريكية"),
                    "وزارة الخارجية الأميركية",
                    "الولايات المتحدة",
                    span(raw, "نفت"),
                ),
                Statement(
                    2,
                    (span(raw, "الفصائل لن تقبل الخروج قبل إجلاء الجرحى"),),
                    "indirect",
                    "reject",
                    span(raw, "مسؤول في الجبهة الشامية"),
                    "الجبهة الشامية",
                    "المعارضة السورية",
                    span(raw, "نقلت"),
                    via=("وكالة ميناء للأنباء", "شبكة هديل الإخبارية"),
                ),
            ),
            positions=(
                Position(
                    "المعارضة السورية",
                    "fighters-withdrawal-aleppo",
                    "accepts-if",
                    span(raw, "الفصائل لن تقبل الخروج قبل إجلاء الجرحى"),
                    "قبل إجلاء الجرحى",
                    span(raw, "قبل إجلاء الجرحى"),
                    date="2016-12-07",
                ),
            ),
        )

    def _evacuation_layers(self) -> Layers:
        raw = self.evacuation.raw
        return Layers(
            layout=Layout(title=span(raw, raw.split("\n")[0]), outlet=self.evacuation.outlet),
            publication=Publication(
                date(2016, 12, 15),
                "inferred",
                "«اليوم الخميس» و«أول من أمس الثلاثاء» يوافقان 15 كانون الأول",
                (date(2016, 12, 22),),
                (span(raw, "اليوم الخميس"),),
            ),
        )

    def _hostile_layers(self) -> Layers:
        raw = self.hostile.raw
        return Layers(
            layout=Layout(title=Span(0, len(HOSTILE)), outlet=HOSTILE),
            statements=(
                Statement(1, (span(raw, "موسكو بعيدة"),), "indirect", "say", None, HOSTILE, HOSTILE, span(raw, "قال")),
            ),
        )

    def reports(self) -> Iterable[tuple[Document, Layers]]:
        held = (self.veto, self.copy, self.geneva, self.toner, self.evacuation, self.hostile)
        return [(document, self._layers[document.id]) for document in held]

    def members(self) -> Iterable[StoryMember]:
        places = {self.veto: "veto", self.copy: "veto", self.geneva: "geneva", self.toner: "geneva"}
        held = [StoryMember(doc.id, f"story-{name}", "storyline-talks", "news") for doc, name in places.items()]
        return [*held, StoryMember(self.hostile.id, "story-hostile", "storyline-hostile", "brief")]

    def copies(self) -> Iterable[Copy]:
        return [Copy(self.veto.id, self.copy.id, "near", 0.9, 0.85, "a->b", "أسبق بيوم", None, "group-veto")]

    def passages(self) -> Iterable[Passage]:
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
