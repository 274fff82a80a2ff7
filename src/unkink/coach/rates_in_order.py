"""The usual step rates before any run, while runs come in roughly by their time."""

from bisect import insort
from collections.abc import Iterable
from datetime import datetime

from unkink.workload import StepRates, UsualRates


class RatesInOrder:
    """Step rates of kept runs, oldest first.

    What was asked for last goes on to the next run, so that a history of years that
    comes in order is gone through once.
    """

    def __init__(self, rates: Iterable[tuple[datetime, StepRates | None]]) -> None:
        self._rates = list(rates)
        self._usual, self._used = UsualRates(), 0

    def before(self, start: datetime) -> UsualRates:
        """Return the usual rates of the runs that began before a time."""
        if self._used and self._rates[self._used - 1][0] >= start:
            self._usual, self._used = UsualRates(), 0
        while self._used < len(self._rates) and self._rates[self._used][0] < start:
            self._usual.add(self._rates[self._used][1])
            self._used += 1
        return self._usual

    def add(self, start: datetime, rates: StepRates | None) -> None:
        """Add a run that began after all that was last asked for."""
        insort(self._rates, (start, rates), key=lambda one: one[0])
