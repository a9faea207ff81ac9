"""The small record on a shelf, and its application."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from starlette.applications import Starlette
from tests.web.browsing import chromium
from tests.web.holdings import SmallRecord

from khabar.web.app import application
from khabar.web.shelf.making import make
from khabar.web.shelf.reading import Shelf


@pytest.fixture(scope="session")
def record() -> SmallRecord:
    return SmallRecord()


@pytest.fixture(scope="session")
def shelf(record: SmallRecord, tmp_path_factory: pytest.TempPathFactory) -> Shelf:
    path: Path = tmp_path_factory.mktemp("shelf") / "shelf.sqlite"
    make(record, path)
    return Shelf(path)


@pytest.fixture(scope="session")
def app(shelf: Shelf) -> Starlette:
    return application(shelf)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser
