"""Bodies and groups: known ones with the head words before them, and those that a head word and its complement name."""

from khabar.annotators.entities.page import Found, Page
from khabar.annotators.entities.people import person_at
from khabar.lexicons.actors import Known
from khabar.lexicons.titles import BodyHead
from khabar.text.fold import fold

_LONGEST, _MOST_ADJECTIVES = 8, 3
_FEW_BEARERS, _ORDINARY = 5, -1.0
_COORDINATING = frozenset(
    {"ministry", "council", "committee", "authority-body", "directorate", "administration", "department", "centre"}
)
"""Heads whose names join two fields ("وزارة التربية والتعليم")."""
_ADJECTIVES = frozenset(
    fold(
        "الأعلى العليا العام العامة المشترك المشتركة المركزي المركزية المسلحة المسلح المؤقتة المؤقت الموحد الموحدة المستقلة المستقل "
        "الحاكم الحاكمة المكلفة المختصة المعنية المعارضة المتحدة الخاصة الخاص الدائمة الدائم المحلية الشرعية الاتحادية الفيدرالية"
    ).split()
)
_LINKS = frozenset(
    fold(
        "حقوق شؤون مكافحة تنسيق حماية رعاية أمن دعم إدارة تنمية تطوير خدمة خدمات إغاثة تحقيق تقصي مراقبة أنصار أحرار أبناء شباب "
        "وزراء قضاء نواب شورى شيوخ أعيان علماء كبار هيئة كرة تحرير جنوب شمال شرق غرب وسط فتح ضباط دول منع حظر إعادة أبو بن الملك"
    ).split()
)
"""Nouns inside a name that need a definite one after them."""
_POLITICAL = frozenset(
    fold(
        "الإسلامية الوطنية الشعبية الديمقراطية الثورية القومية الإرهابية المسلحة السلفية المتطرفة الانفصالية المعارضة الشيوعي الاشتراكي"
    ).split()
)
"""Adjectives with which a definite head names a group."""
_NO_NAME = frozenset(fold("الماضي الحالي الثاني الحالية الماضية الثانية التالي التالية القادمة المقبلة").split())
_STATE_ONLY = frozenset(
    fold(
        "الطائرات الطيران المقاتلات القيادة الإدارة القوات البحرية الادعاء القضاء الجمارك المباحث سلطات شرطة الرئاسة"
    ).split()
)
"""Authorities that are named only with the adjective or name of a state, or of a place."""
_SIDES = frozenset(fold("الجانب الطرف الوفد").split())
_LOYAL = frozenset(
    fold(
        "الموالية الموالين الموالون التابعة التابعين المساندة المؤيدة المدعومة المناهضة مناهضين مؤيدين المؤيدين المناهضين موالية موالين موالون تابعة"
    ).split()
)
_ARMED = frozenset(
    fold(
        "القوات الميليشيات المليشيات الميلشيات المسلحين المسلحون المقاتلين المقاتلون مقاتلين مقاتلون مسلحين مسلحون وحدات الوحدات"
    ).split()
)
_VISITS = frozenset(fold("زيارته زيارتها زيارة وصوله وصولها وصول زيارتي مغادرته سفره").split())
_LOCATIVES = frozenset(
    fold(
        "في إلى من شرق غرب شمال جنوب وسط داخل خارج قرب فوق نحو باتجاه عبر بمدينة إلي ضواحي سماء مطار مؤتمر لقاء اتفاق سوق بورصة شوارع جامعة قمة ساحة وفي ومن وإلى شرقي غربي"
    ).split()
)
_PEOPLE = frozenset(fold("المسؤولين المسؤولون المسئولين المسئولون").split())
_SOURCE_TAILS = frozenset(fold("في من").split())
_SOURCE_ADJECTIVES = frozenset(
    fold(
        "طبية أمنية عسكرية محلية رسمية دبلوماسية سياسية حكومية ميدانية إعلامية قبلية برلمانية قضائية صحفية استخباراتية مطلعة "
        "موثوقة خاصة مقربة عليمة متطابقة مسؤولة تجارية ملاحية تركية كردية غربية عربية"
    ).split()
)
_ATTRIBUTION = frozenset(fold("عن بحسب حسب وفق لـ").split())
_INDEFINITE_ENDINGS = ("ه", "ين", "ون", "يين", "يون", "ي", "ات")


def body_at(page: Page, index: int) -> Found | None:
    """Return the body or group whose name begins at word ``index``: the longer of the known name and the one by grammar."""
    known = _known(page, index)
    grammar = _side(page, index) or _by_head(page, index)
    if known is None or (grammar is not None and grammar.last > known.last):
        return grammar
    return known


def _known(page: Page, index: int) -> Found | None:
    actor = page.known_actor(index)
    if actor is None or (actor.type in {"PER", "MEDIA"} and actor.origin != "organisation"):
        return None
    match = page.known[index]
    if actor.origin == "metonym" and not _acts(page, index, match.last):
        return None
    if actor.origin == "state" and _adjective_here(page, index):
        return None
    found = Found(index, match.last, _start(page, index, match.start), actor.type, actor.key, actor.name, actor.key)
    found.known, found.head = actor, index
    found.metonym = actor.origin in {"metonym", "byname"}
    found.state = actor.country if actor.type == "GPE" else None
    if actor.type in {"ORG", "GROUP"}:
        found.last = _in_brackets(page, _adjectives(page, match.last, listed=True), actor)
    return found


def _in_brackets(page: Page, last: int, actor: Known) -> int:
    """Return the last word of another name of the same body in brackets after it."""
    at = last + 1
    other = page.known_actor(at) if at < page.size and page.gaps[at].strip() == "(" else None
    return page.known[at].last if other is not None and other.key == actor.key else last


def _adjective_here(page: Page, index: int) -> bool:
    """Tell whether a state's name that is also its adjective (السعودية, سورية) describes the noun before it."""
    word = page.words[index]
    if word.state is None or word.plural or word.form != word.stem or not page.joined(index):
        return False
    before = page.words[index - 1]
    if word.definite:
        return before.definite and before.stem != "العربيه"
    return not before.stop and not before.definite and before.form.endswith(("ه", "ات"))


def _acts(page: Page, first: int, last: int) -> bool:
    """Tell whether a capital stands for its government here and not for the town."""
    proclitic = page.known[first].proclitic
    if proclitic.endswith("ب"):
        return False
    if not page.joined(first):
        return (
            page.verb(last + 1)
            and page.joined(last + 1)
            or bool(page.gaps[first].strip(' ،"«')) is False
            and first > 0
            and "\n" not in page.gaps[first]
        )
    before = page.words[first - 1]
    if proclitic.endswith("ل"):
        return before.form not in _VISITS
    if before.form in _LOCATIVES or before.trigger or before.stem == "العاصمه" or before.state:
        return page.joined(last + 1) and page.verb(last + 1) and before.stop != "function"
    return True


def _start(page: Page, index: int, start: int) -> int:
    """Return the start of a name; the fused preposition of لل stays in it."""
    form = page.forms[index]
    at = start - page.starts[index]
    return (
        start - 1
        if at > 0 and form[at - 1 : at + 1] == "لل" and form[at : at + 2] != "لل" and not form[at:].startswith("ال")
        else start
    )


def _loyal(page: Page, index: int) -> Found | None:
    """Forces named by whom they are loyal to ("القوات الموالية لها", "مقاتلين موالين للرئيس")."""
    at = index + 1
    if page.joined(at + 1) and page.words[at].stem not in _LOYAL and page.words[at].stem.endswith(("ين", "ون", "يه")):
        at += 1
    if not page.joined(at) or page.words[at].stem not in _LOYAL or not page.joined(at + 1):
        return None
    head = page.words[index]
    target = at + 1
    form = page.forms[target]
    last = target
    inner = person_at(page, target) or _known(page, target)
    if inner is not None:
        last = inner.last
    elif not (form.startswith("ل") or form in {"من"}):
        return None
    start = page.starts[index] + (head.offset if head.head else head.skip)
    found = Found(index, last, start, "GROUP", "loyal", "", head=index)
    found.attributes["side"] = (inner.key or "") if inner is not None else ""
    return found


def _by_head(page: Page, index: int) -> Found | None:
    word = page.words[index]
    head = word.head
    if word.stem in _ARMED or (head is not None and head.kind in {"group", "force", "followers"}):
        found = _loyal(page, index) or (_fighters(page, index) if word.stem in _ARMED else None)
        if found is not None:
            return found
    if head is None:
        return None
    build = {
        "institution": _institution,
        "authority": _authority,
        "group": _group,
        "force": _force,
        "followers": _followers,
        "sources": _sources,
    }.get(head.kind)
    return build(page, index, head) if build is not None else None


def _found(page: Page, index: int, last: int, head: BodyHead, rule: str) -> Found:
    found = Found(index, last, page.starts[index] + page.words[index].offset, head.type, f"{rule}:{head.id}", "")
    found.head = index
    found.state = next((page.words[at].state.code for at in range(index, last + 1) if page.words[at].state), None)
    if found.state is None:
        actor = next((a for at in range(index + 1, last + 1) if (a := page.known_actor(at)) and a.type == "GPE"), None)
        found.state = actor.country if actor else None
    return found


def _institution(page: Page, index: int, head: BodyHead) -> Found | None:
    if page.words[index].definite:
        last = _adjectives(page, index)
        at = last + 1
        if page.joined(at) and page.words[at].proclitic == "ل" and not page.words[at].stop:
            last = _adjectives(page, at)
        return _found(page, index, last, head, "institution") if last > index else None
    if head.id == "directorate" and not page.words[min(index + 1, page.size - 1)].definite:
        return None
    last = _complement(page, index)
    return _found(page, index, last, head, "institution") if last > index else None


def _complement(page: Page, index: int) -> int:
    """Return the last word of the complement of an indefinite head word at ``index`` (or ``index`` if there is none)."""
    last, complete = index, index
    while last - index < _LONGEST and (page.joined(last + 1) or (last == index and page.near(last + 1))):
        at = last + 1
        word = page.words[at]
        if not page.joined(at) and page.gaps[at].strip() not in {'"', "(", '("'}:
            break
        match = page.known.get(at)
        if match is not None and not word.stop and _proper(page, at):
            if match.proclitic or (complete > index and page.forms[last] not in _LINKS):
                break
            last = complete = match.last
            continue
        if word.stop or (word.title and not word.definite):
            break
        if page.joined(at + 1) and (word.form in _LINKS or (at == index + 1 and _in_idafa(page, at))):
            last = at
            continue
        if word.definite and _goes_on(page, index, at, complete):
            last = complete = at
            continue
        break
    return complete


def _in_idafa(page: Page, at: int) -> bool:
    """Tell whether an indefinite noun at ``at`` is made definite by the next word ("لجنة تقصي الحقائق")."""
    word, following = page.words[at], page.words[at + 1]
    plain = not (word.definite or word.state or word.title or word.bearers > _FEW_BEARERS) and word.score <= _ORDINARY
    return plain and following.definite and not following.proclitic and not following.stop


def _proper(page: Page, at: int) -> bool:
    actor = page.known_actor(at)
    if actor is not None:
        return True
    place = page.known_place(at)
    return place is not None and not place.needs_trigger


def _goes_on(page: Page, head: int, at: int, complete: int) -> bool:
    word = page.words[at]
    if word.title is not None and word.title.kind in {"honorific", "rank"}:
        return False
    if complete == head or page.forms[at - 1] in _LINKS:
        return word.proclitic in {"", "ل"} or complete > head
    if word.proclitic == "و":
        kind = page.words[head].head
        joins = kind is not None and kind.id in _COORDINATING and page.known.get(at - 1) is None
        return (
            joins
            and at - head <= 3
            and page.words[at - 1].definite
            and not word.title
            and not word.state
            and not word.head
        )
    if word.proclitic in {"ل", "ب"} and page.forms[head] != "حكومه":
        return word.proclitic == "ل" and at - head <= 3
    return not word.proclitic and (word.state is not None or word.stem in _ADJECTIVES or word.adjectival)


def _adjectives(page: Page, index: int, *, listed: bool = False) -> int:
    """Return the last of the definite adjectives that follow word ``index``; with ``listed`` only those sure to be of names."""
    last = index
    while last - index < _MOST_ADJECTIVES and page.joined(last + 1):
        word = page.words[last + 1]
        listed = listed or page.words[last].state is not None
        if word.stop or word.proclitic or not word.definite:
            break
        if not (
            (word.state and not word.plural)
            or word.stem in _ADJECTIVES
            or (not listed and word.adjectival and not word.plural and word.stem not in _NO_NAME)
        ):
            break
        last += 1
    return last


def _authority(page: Page, index: int, head: BodyHead) -> Found | None:
    word = page.words[index]
    end = page.head_end(index)
    if not word.definite and end == index:
        last = _complement(page, index)
        return _found(page, index, last, head, "authority") if last > index else None
    last = _adjectives(page, end)
    found = _found(page, index, last, head, "authority")
    if last == index and word.proclitic.endswith(("ل", "ب")):
        return None
    if last == index and word.stem == "الخارجيه" and not page.verb(index - 1):
        return None
    if end == index and word.stem in _STATE_ONLY and (last == index or found.state is None):
        return None
    return found


def _group(page: Page, index: int, head: BodyHead) -> Found | None:
    if page.words[index].definite or page.head_end(index) > index:
        last = _adjectives(page, page.head_end(index))
        if page.joined(last + 1) and page.known_actor(last + 1) and page.known[last + 1].proclitic == "ل":
            last = page.known[last + 1].last
        found = _same_as_inner(page, _found(page, index, last, head, "group"))
        political = found.known or found.state or page.head_end(index) > index or page.words[last].stem in _POLITICAL
        return found if last > index and political else None
    at = index + 1
    if not (page.joined(at) or (page.near(at) and page.gaps[at].strip() in {'"', "("})):
        return None
    last = _complement(page, index)
    if last == index and not page.words[at].stop and not page.words[at].state and page.words[at].score >= 0.5:
        last = at
    if last == index:
        return None
    found = _found(page, index, last, head, "group")
    return _same_as_inner(page, found)


def _same_as_inner(page: Page, found: Found) -> Found:
    """Give a group whose complement is a known party ("حركة الحوثيين") the identity of that party."""
    for at in range(found.first + 1, found.last + 1):
        actor = page.known_actor(at)
        if (
            actor is not None
            and actor.type in {"GROUP", "ORG"}
            and page.known[at].last <= found.last
            and not _wing(page, found)
        ):
            found.known, found.key, found.name, found.type = actor, actor.key, actor.name, actor.type
            return found
    return found


def _wing(page: Page, found: Found) -> bool:
    head = page.words[found.first].head
    return head is not None and head.id == "wing"


def _fighters(page: Page, index: int) -> Found | None:
    """Fighters named by their group's adjective ("المقاتلين الحوثيين")."""
    at = index + 1
    actor = page.known_actor(at) if page.joined(at) else None
    if actor is None or actor.type != "GROUP" or page.known[at].proclitic:
        return None
    start = page.starts[index] + page.words[index].skip
    found = Found(index, page.known[at].last, start, actor.type, "fighters", actor.name, actor.key, head=index)
    found.known = actor
    return found


def _force(page: Page, index: int, head: BodyHead) -> Found | None:
    at = index + 1
    if not page.joined(at):
        return None
    actor = page.known_actor(at)
    if actor is not None and actor.type in {"GROUP", "ORG"}:
        found = _found(page, index, _adjectives(page, page.known[at].last), head, "force")
        return _same_as_inner(page, found)
    if actor is not None and actor.type == "PER":
        found = _found(page, index, page.known[at].last, head, "force")
        found.type = "GROUP"
        return found
    if page.words[at].head and not page.words[at].definite:
        inner = _by_head(page, at)
        if inner is not None:
            return _found(page, index, inner.last, head, "force")
        return None
    last = _complement(page, index)
    return _found(page, index, last, head, "force") if last > index else None


def _followers(page: Page, index: int, head: BodyHead) -> Found | None:
    at = index + 1
    if page.joined(at) and page.forms[at] == "من":
        at += 1
    if not page.joined(at):
        return None
    inner = _known(page, at)
    if inner is None and page.words[at].head and page.words[at].head.kind in {"group", "force", "followers"}:  # type: ignore[union-attr]
        inner = _by_head(page, at)
    if inner is None and head.id == "adherents":
        inner = person_at(page, at)
        if inner is not None and inner.core is not None:
            return Found(
                index, inner.last, page.starts[index] + page.words[index].offset, "GROUP", "followers", "", head=index
            )
        return None
    if inner is not None and inner.type == "GPE" and page.forms[index].endswith("حلفاء"):
        return Found(
            index, inner.last, page.starts[index] + page.words[index].offset, "GROUP", "followers", "", head=index
        )
    if inner is None or inner.type not in {"GROUP", "ORG"}:
        return None
    found = _found(page, index, inner.last, head, "followers")
    found.known, found.key, found.name, found.type = inner.known, inner.key, inner.name, inner.type
    if not inner.key:
        found.attributes["same"] = str(inner.first)
    return found


def _side(page: Page, index: int) -> Found | None:
    """ "The Turkish side", "the American officials", "the Russians": a state by its people."""
    word = page.words[index]
    if (
        word.stem in _SIDES | _PEOPLE
        and page.joined(index + 1)
        and page.words[index + 1].state
        and page.words[index + 1].definite
    ):
        return _state_people(page, index, index + 1)
    if (
        word.state
        and word.plural
        and word.definite
        and word.state.code != "AL"
        and page.joined(index)
        and (page.verb(index - 1) or (page.joined(index + 1) and page.verb(index + 1)))
    ):
        return _state_people(page, index, index)
    return None


def _state_people(page: Page, first: int, last: int) -> Found | None:
    state = page.words[last].state
    if state is None:
        return None
    start = page.starts[first] + page.words[first].skip
    if page.words[first].form[page.words[first].skip - 1 :].startswith("لل"):
        start -= 1
    start = max(start, page.starts[first])
    if first == last and page.forms[last].endswith("ون"):
        return Found(first, last, start, "GROUP", "nation", "", head=first, state=state.code)
    found = Found(first, last, start, "GPE", "state-people", state.name, f"state:{state.code}")
    found.metonym, found.state, found.head = True, state.code, first
    return found


def _sources(page: Page, index: int, head: BodyHead) -> Found | None:
    """Unnamed plural sources, where they act or are the source of what is said."""
    last = page.head_end(index)
    end = last
    while last - end < 3 and page.joined(last + 1) and _describes(page, index, last + 1):
        last += 1
    tail = _membership(page, last + 1)
    if not (tail or _speaks(page, index, last, head)):
        return None
    found = _found(page, index, last, head, "sources")
    found.last = tail or last
    return found


def _describes(page: Page, head: int, at: int) -> bool:
    """Tell whether word ``at`` is an adjective of the plural noun ``head``."""
    word = page.words[at]
    if word.stop or word.definite != page.words[head].definite or word.proclitic:
        return False
    if word.state:
        return not page.vocabulary.word(word.form[1:]).state
    return word.form.endswith(_INDEFINITE_ENDINGS) and page.vocabulary.names.is_word(word.form) and not word.head


def _membership(page: Page, at: int) -> int | None:
    """Return the last word of the body that sources belong to ("مصادر في الوزارة", "مسؤولون بالإدارة")."""
    if not page.joined(at):
        return None
    inner: Found | None = None
    if page.forms[at] in _SOURCE_TAILS and page.joined(at + 1):
        inner = _known(page, at + 1) or _by_head(page, at + 1)
        if inner is None and page.words[at + 1].head and page.words[at + 1].definite:
            return at + 1
        place = at + 2 if page.words[at + 1].trigger and page.joined(at + 2) else at + 1
        if inner is None and page.forms[at] == "في" and page.known_place(place) is not None:
            return page.known[place].last
    elif page.forms[at].startswith("ب"):
        inner = _by_head(page, at) or _known(page, at)
        if inner is None and page.words[at].head and page.words[at].definite:
            return at
    return inner.last if inner is not None and inner.type in {"ORG", "GROUP"} else None


def _speaks(page: Page, index: int, last: int, head: BodyHead) -> bool:
    """Tell whether a plural is a source or an actor here and not only talked about."""
    before = index - 1
    beside = (
        page.verb(before)
        or (before >= 0 and page.forms[before] in _ATTRIBUTION)
        or (page.joined(last + 1) and page.verb(last + 1))
    )
    described = last > index and (page.words[last].state is not None or page.forms[index + 1] in _SOURCE_ADJECTIVES)
    if beside or head.id == "witnesses" or (head.id == "sources" and described):
        return True
    return page.words[index].stem.endswith("ون") and (last > index or head.id == "officials")
