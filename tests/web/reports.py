"""The reports of the small record with their layers."""

import json
from datetime import date
from functools import cached_property
from pathlib import Path

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
from khabar.model.record import Evidence
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


class SmallReports:
    """Six reports of the example, one of them hostile."""

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
    def layers(self) -> dict[str, Layers]:
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
