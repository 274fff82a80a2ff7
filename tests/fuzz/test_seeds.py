import warnings
from pathlib import Path

import pytest

from fuzz.failures import minimised
from fuzz.promises import BrokenPromiseError, check_line, check_same
from fuzz.targets import TARGETS, Target
from fuzz.watch import Watch


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS)
def test_every_sound_seed_is_read_and_no_broken_one_does_harm(
    target: Target,
) -> None:
    read = {}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for name, data in target.seeds().items():
            read[name] = target.run(data)

    empty = [name for name, count in read.items() if not count]
    assert [name for name in empty if not name.startswith("broken-")] == []


def test_a_failing_input_is_kept_once_and_as_small_as_it_can_be(
    tmp_path: Path,
) -> None:
    watch = Watch("odd", lambda data: 1 // (b"!" not in data), found=tmp_path)

    failures = [watch.outcome(data) for data in (b"abc", b"ab!c")]
    small = minimised(b"ab!c" * 9, lambda data: watch.outcome(data) is not None)

    assert [one and one.kind for one in failures] == [None, "exception"]
    assert small == b"!"


def test_two_readings_that_differ_break_a_promise() -> None:
    with pytest.raises(BrokenPromiseError, match="the same rows twice"):
        check_same([1.0, float("nan")], [1.0, 2.0], "rows")


@pytest.mark.parametrize("text", ["", "two\nlines", "\x1b[2J", "\ud800"])
def test_what_a_terminal_would_obey_is_no_line(text: str) -> None:
    with pytest.raises(BrokenPromiseError):
        check_line(text, "a warning")
