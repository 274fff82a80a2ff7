"""Runs a target on one input after the other and notices what must not happen.

A failure is: an exception other than our own of files, a broken promise, more than five
seconds, or half a GiB of memory.
"""

import gc
import json
import os
import resource
import signal
import warnings
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import perf_counter
from types import FrameType

from fuzz.failures import Failure, failure_of, keep, minimised
from fuzz.places import FOUND
from fuzz.promises import BrokenPromiseError

MOST_SECONDS = 5
MOST_BYTES = 512 * 2**20

_REPORT_EVERY = 200
# The tracing of compares in atheris keeps some kB an input, which is none of ours.
_BOUND_EVERY = 500
_LARGE_BYTES = 2**16
# More ways to fail than anybody reads.
_MOST_FAILURES = 50
# After so many slow inputs the others are left out: they would take hours.
_MOST_HANGS = 3


@dataclass
class Tally:
    """What one process has done so far.

    Attributes:
        executions: Inputs run.
        seconds: Time since the first one [s].
        slowest_s: Time of the slowest input [s].
        peak_bytes: Most memory of the process.
        grown_bytes: Most that it grew by in one input.
        failures: Line by the name of the failure.
    """

    executions: int = 0
    seconds: float = 0.0
    slowest_s: float = 0.0
    peak_bytes: int = 0
    grown_bytes: int = 0
    failures: dict[str, str] = field(default_factory=dict)


class TooSlowError(BaseException):
    """An input took too long; no reader may catch it."""


class Watch:
    """Runs inputs of one target, counts them and keeps what fails."""

    def __init__(
        self,
        target: str,
        run: Callable[[bytes], object],
        *,
        report: Path | None = None,
        found: Path = FOUND,
        has_alarm: bool = True,
        most_seconds: int = MOST_SECONDS,
    ) -> None:
        """Begin.

        Args:
            target: Name of the target.
            run: Reads an input.
            report: Where the tally is written now and then.
            found: Where failing inputs go.
            has_alarm: Whether to stop slow inputs here; libFuzzer does that itself.
            most_seconds: How long an input may take [s].
        """
        self._target, self._run = target, run
        self._report, self._found, self._has_alarm = report, found, has_alarm
        self.most_seconds = most_seconds
        # What a user would see on the screen as a warning of numpy is a failure too.
        warnings.simplefilter("error")
        self._hangs = 0
        self._has_large = False
        self._first_s = perf_counter()
        self.tally = Tally()

    def __call__(self, data: bytes) -> None:
        """Run an input; what it does wrong is kept, and the next one may come."""
        if self._hangs > _MOST_HANGS:
            return
        if not self.tally.executions:
            self._begin()
        if self.tally.executions % _BOUND_EVERY == 0 or self._has_large:
            gc.collect()
            bound_memory(MOST_BYTES)
        self._has_large = len(data) > _LARGE_BYTES
        begin_s, before_bytes = perf_counter(), _peak_bytes()
        failure = self.outcome(data)
        self._count(perf_counter() - begin_s, _peak_bytes() - before_bytes)
        if failure:
            self._hangs += failure.kind == "hang"
            self._keep(failure, data)

    def outcome(self, data: bytes) -> Failure | None:
        """Run an input; return its failure, None if it is sound."""
        try:
            self._alarm(self.most_seconds)
            self._run(data)
        except TooSlowError as error:
            return failure_of(self._target, error, "hang")
        except Exception as error:  # whatever it is
            # Without more memory there is none left to tell of it.
            bound_memory(2 * MOST_BYTES)
            failure = failure_of(self._target, error, _kind_of(error))
            bound_memory(MOST_BYTES)
            return failure
        finally:
            self._alarm(0)
        return None

    def _alarm(self, seconds: int) -> None:
        if self._has_alarm:
            signal.setitimer(signal.ITIMER_REAL, seconds)

    def write_report(self) -> None:
        """Write the tally, so that it outlives the process."""
        self.tally.peak_bytes = _peak_bytes()
        self.tally.seconds = perf_counter() - self._first_s
        if self._report:
            beside = self._report.with_suffix(".new")
            beside.write_text(json.dumps(asdict(self.tally)), "utf-8")
            beside.replace(self._report)

    def _begin(self) -> None:
        self._first_s = perf_counter()
        if self._has_alarm:
            signal.signal(signal.SIGALRM, _too_slow)

    def _count(self, taken_s: float, grown_bytes: int) -> None:
        self.tally.executions += 1
        self.tally.grown_bytes = max(self.tally.grown_bytes, grown_bytes)
        self.tally.slowest_s = max(self.tally.slowest_s, taken_s)
        if self.tally.executions % _REPORT_EVERY == 0:
            self.write_report()

    def _keep(self, failure: Failure, data: bytes) -> None:
        known = self.tally.failures
        if failure.name in known or len(known) >= _MOST_FAILURES:
            return
        known[failure.name] = ""
        if failure.kind in ("exception", "promise"):
            data = minimised(data, lambda shorter: self._fails(shorter, failure.name))
        path = keep(failure, data, self._found)
        line = f"{failure.kind} at {failure.place}: {failure.why}"
        known[failure.name] = f"{line} [{path}, {len(data)} bytes]"
        self.write_report()

    def _fails(self, data: bytes, name: str) -> bool:
        failure = self.outcome(data)
        return failure is not None and failure.name == name


def bound_memory(more_bytes: int) -> None:
    """Let the process have so much more memory than now, and fail beyond it."""
    statm = Path("/proc/self/statm")
    if not statm.exists():
        return
    # The sixth number: pages of data and stack.
    own_bytes = int(statm.read_text("ascii").split()[5]) * os.sysconf("SC_PAGE_SIZE")
    most_bytes = own_bytes + more_bytes
    resource.setrlimit(resource.RLIMIT_DATA, (most_bytes, resource.RLIM_INFINITY))


def _kind_of(error: Exception) -> str:
    if isinstance(error, MemoryError):
        return "memory"
    return "promise" if isinstance(error, BrokenPromiseError) else "exception"


def _peak_bytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _too_slow(_signal: int, _frame: FrameType | None) -> None:
    raise TooSlowError("it takes too long")
