"""How far a walk is: which part of the whole work lies before a file."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A part of the whole work: where it begins and how large it is, shares of 1."""

    start: float
    share: float

    def of(self, offset: int, size: int, *, total: int) -> "Part":
        """Return the part of this part that some bytes of a total are."""
        whole = max(total, 1)
        start = self.start + self.share * min(offset / whole, 1.0)
        return Part(start, self.share * min(size / whole, 1.0))
