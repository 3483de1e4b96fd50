"""The page in a real browser: it draws, it answers a click, it harms nobody, it asks nobody outside."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from typing import TYPE_CHECKING

import duckdb
import pytest

from pipeline.dashboard.__main__ import command
from pipeline.settings import Settings
from pipeline.warehouse.publish import publish
from tests.dashboard.conftest import publish_hostile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
START_SECONDS = 120
WAIT_MS = 60_000


@pytest.fixture(scope="module")
def shown(built: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """A published world for all tests here."""
    folder = tmp_path_factory.mktemp("shown")
    shutil.copy(built.warehouse_path, folder / built.warehouse_path.name)
    settings = Settings.from_env({"PIPELINE_WAREHOUSE_DIR": str(folder)})
    publish_hostile(settings)
    return settings


@pytest.fixture(scope="module")
def address(shown: Settings) -> Iterator[str]:
    """Where the page is served, by the very command of `make dashboard`."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = os.environ | {"PIPELINE_WAREHOUSE_DIR": str(shown.warehouse_dir)}
    with subprocess.Popen(command(port), env=env, stdout=subprocess.DEVNULL) as server:
        try:
            _wait(f"http://127.0.0.1:{port}/_stcore/health")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=30)


def _wait(url: str) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.2)


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("tab", name="Timeline").wait_for(timeout=WAIT_MS)


def test_every_view_draws_at_two_sizes_and_nothing_outside_is_asked(address: str, browser: Browser) -> None:
    for width, height in ((1440, 900), (600, 900)):
        page = browser.new_page(viewport={"width": width, "height": height})
        asked: list[str] = []
        errors: list[str] = []
        page.on("request", lambda request, to=asked: to.append(request.url))
        page.on("console", lambda message, to=errors: to.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error, to=errors: to.append(str(error)))
        _open(page, address)
        for view, drawn in (("Timeline", 2), ("Map", 1), ("Partners", 1)):
            page.get_by_role("tab", name=view, exact=True).click()
            charts = page.get_by_role("tabpanel", name=view).locator(".vega-embed canvas, .vega-embed svg")
            charts.nth(drawn - 1).wait_for(timeout=WAIT_MS)
            for number in range(drawn):
                box = charts.nth(number).bounding_box()
                assert box and box["width"] > width / 4 and box["height"] > 100
                assert box["x"] + box["width"] <= width + 1, "the chart is wider than the window"
        assert errors == []
        assert [url for url in asked if not re.match(rf"{address}/|data:|blob:", url)] == []
        page.close()


def test_a_hostile_article_is_shown_as_its_words(address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    _open(page, address)
    for view in ("Partnerships", "Exercises", "Map", "Partners"):
        page.get_by_role("tab", name=view, exact=True).click()
        if view != "Map":
            page.get_by_role("tabpanel", name=view).get_by_text("<b>bold").first.wait_for(timeout=WAIT_MS)
    panel = page.get_by_role("tabpanel", name="Partners", exact=True)
    panel.get_by_text("The whole article").first.click()
    assert page.locator("mark b, mark img").count() == 0
    assert page.evaluate("window.harmed") is None
    page.close()


def test_an_open_page_lives_through_a_publication(shown: Settings, address: str, browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    _open(page, address)
    page.get_by_text("of 4 events").wait_for(timeout=WAIT_MS)
    with duckdb.connect(str(shown.warehouse_path)) as warehouse:
        warehouse.execute("delete from marts.exercises where participants = ['CHN']")
    publish(shown)
    page.reload()
    page.get_by_text("of 3 events").wait_for(timeout=WAIT_MS)
    page.close()


def test_only_this_machine_reaches_the_page(address: str) -> None:
    port = int(address.rpartition(":")[2])
    outward = {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for own in sorted(ip for ip in outward if not ip.startswith("127.")):
        with pytest.raises(OSError), socket.create_connection((own, port), timeout=2):
            pass
