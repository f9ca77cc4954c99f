"""What all tests share: goldens that are renewed on purpose only."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

Golden = Callable[[Path, str], None]

hypothesis_settings.register_profile("project", deadline=None, derandomize=True)
hypothesis_settings.load_profile("project")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="write goldens anew; refused in CI")
    parser.addoption("--browser", action="store_true", help="test pages in Chromium, too (tests/browser)")
    parser.addoption(
        "--all-pages", action="store_true", help="with --browser: all of them, not a share of each kind"
    )


def pytest_configure(config: pytest.Config) -> None:
    if config.getoption("--update") and os.environ.get("CI"):
        raise pytest.UsageError("goldens are not updated in CI")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Tests that need a browser are there only for who asks for them."""
    return True if collection_path.name == "browser" and not config.getoption("--browser") else None


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with a file of the repository; `pytest --update` writes the file instead."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="")
        assert path.exists(), f"{path} does not exist; run pytest --update"
        with path.open(encoding="utf-8", newline="") as file:
            assert file.read() == text, f"{path} is stale; run pytest --update and read the difference"

    return compare
