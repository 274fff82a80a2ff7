"""How far a film is: steps of known cost, told as a share of the whole."""

from collections.abc import Sequence

from unkink.exports.films import Told


class Share:
    """Counts steps; their costs are in any one unit."""

    def __init__(self, told: Told, costs: Sequence[int]) -> None:
        self._told = told
        self._left = list(costs)
        self._whole = max(1, sum(costs))
        self._done = 0

    def tell(self, part: float) -> None:
        """Tell that a part of the step at hand is done, 0 to 1."""
        self._told((self._done + part * self._left[0]) / self._whole)

    def done(self) -> None:
        """Tell that the step at hand is done."""
        self._done += self._left.pop(0)
        self._told(self._done / self._whole)
