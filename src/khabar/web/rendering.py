"""Templates and what they can call."""

from functools import cache
from typing import Any

import jinja2

from khabar.model.record import Evidence
from khabar.web.annotations import LAYERS
from khabar.web.chains import chain
from khabar.web.clipping import QUOTED, clipped, short
from khabar.web.links import Links
from khabar.web.pages.report import OFF, written
from khabar.web.pages.story import CLAIMS, NEAR_STORIES, OTHERS, SHOWN, TELLINGS, WORDINGS
from khabar.web.preferences import CHOICES
from khabar.web.quoting import Quotation
from khabar.web.reasons import worded
from khabar.web.safety import FOLDER_POLICY
from khabar.web.wording import Wording

HUES = 6
"""Number of party colours; a party keeps its colour within a page."""


@cache
def environment() -> jinja2.Environment:
    """Return the template environment: everything escaped, nothing undefined."""
    env = jinja2.Environment(
        loader=jinja2.PackageLoader("khabar.web"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(CHOICES=CHOICES, LAYERS=LAYERS, OFF=OFF, written=written, chain=chain)
    env.globals.update(CLAIMS=CLAIMS, SHOWN=SHOWN, TELLINGS=TELLINGS, WORDINGS=WORDINGS)
    env.globals.update(FOLDER_POLICY=FOLDER_POLICY, NEAR_STORIES=NEAR_STORIES, OTHERS=OTHERS, QUOTED=QUOTED)
    env.globals.update(short=short, clipped=clipped)
    env.filters.update(short=short)
    return env


def warm() -> None:
    """Compile every template ahead of the first reader."""
    for name in environment().list_templates(extensions=["html"]):
        environment().get_template(name)


class Addresses:
    """The links of one page, as templates call them."""

    def __init__(self, links: Links) -> None:
        self.live = links.live
        self.home = links.home
        self.page = links.page
        self.span = links.span
        self.static = links.static

    def quote(self, quotation: Quotation) -> str:
        """Return the address of quoted words in their report."""
        return self.span(quotation.source.doc, quotation.span)

    def evidence(self, evidence: Evidence) -> str:
        """Return the address of an evidence in its report."""
        return self.span(evidence.doc, evidence.span)


class Hues:
    """Which colour each party has on a page: in the order in which it asks, so that neighbours differ."""

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def __call__(self, party: str | None) -> str:
        """Return the class of a party's colour."""
        if not party:
            return "hue-none"
        return f"hue-{self._given.setdefault(party, len(self._given) % HUES)}"


def render(template: str, wording: Wording, links: Links, **context: Any) -> str:
    """Return a page as HTML."""
    return (
        environment()
        .get_template(template)
        .render(
            ui=wording,
            _=wording.gettext,
            pref=wording.preferences,
            go=Addresses(links),
            why=lambda reason: worded(reason, wording),
            hue=Hues(),
            rtl=wording.preferences.direction == "rtl",
            **context,
        )
    )
