"""Tables and verdicts as plain text."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured ratio and the largest that it may be."""

    name: str
    value: float
    most: float

    @property
    def is_reached(self) -> bool:
        """Whether the measured ratio is small enough."""
        return self.value <= self.most


def print_table(
    title: str, header: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """Print rows under a header; the first column starts left, the others end right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    print(f"\n{title}")
    for row in (header, *rows):
        cells = [
            cell.ljust(width) if index == 0 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


def print_verdict(figures: Sequence[Figure]) -> None:
    """Print which figures are reached."""
    rows = [
        (
            figure.name,
            f"{figure.value:.3f}",
            f"{figure.most:.3f}",
            "reached" if figure.is_reached else "MISSED",
        )
        for figure in figures
    ]
    print_table("Figures", ("ratio", "measured", "at most", ""), rows)
