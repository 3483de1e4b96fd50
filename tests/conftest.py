"""What all tests share: what some of them need and is not everywhere, and a landing zone of one's own."""

from pathlib import Path

import pytest

from pipeline.settings import Settings

pytest_plugins = ["tests.world", "tests.sample", "tests.browser", "tests.serving"]

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if SHARED.is_dir():
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason=f"needs {SHARED}, which is no part of the repository"))


@pytest.fixture
def zone(tmp_path: Path) -> Path:
    """An empty landing zone."""
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


@pytest.fixture
def own_settings(zone: Path, tmp_path: Path) -> Settings:
    """Settings that read the zone and write beside it."""
    return Settings.from_env({"PIPELINE_RAW_URI": str(zone), "PIPELINE_WAREHOUSE_DIR": str(tmp_path / "warehouse")})
