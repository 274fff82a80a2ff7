"""What every test may use, and the count of corpus tests at the end of a run."""

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter

ROOT = Path(__file__).parent.parent
OUTCOMES = ("passed", "failed", "error", "skipped")


@pytest.fixture(autouse=True)
def _own_data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep tests out of the user's own data."""
    monkeypatch.setenv("UNKINK_DATA", str(tmp_path / "unkink-data"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what reads the corpus on the items themselves, so that reports can tell."""
    for item in items:
        if item.get_closest_marker("corpus"):
            item.user_properties.append(("corpus", True))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(
    terminalreporter: TerminalReporter,
) -> Generator[None, None, None]:
    """Say at the very end how many corpus tests ran and how many were skipped."""
    yield
    counts = {
        outcome: sum(
            ("corpus", True) in getattr(report, "user_properties", [])
            and getattr(report, "when", "") in ("call", "setup")
            for report in terminalreporter.stats.get(outcome, [])
        )
        for outcome in OUTCOMES
    }
    ran = counts["passed"] + counts["failed"] + counts["error"]
    where = os.environ.get("UNKINK_CORPUS", "../shared/corpus")
    terminalreporter.write_line(
        f"corpus tests: {ran} ran, {counts['skipped']} skipped (corpus: {where})"
    )
