"""Writes the table of docs/reference/loads.md: how each pose is solved, and its load.

Say `python -m bench.loads`; a minute.
"""

from pathlib import Path

from unkink.body.body_type import USUAL
from unkink.body.build import figure_of, solved_moves
from unkink.body.load import LoadCurve

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "loads.md"
RULE = "|---|---|---|---|---|---|---|\n"


def main() -> None:
    """Write the rows; what stands above them stays."""
    figure = figure_of(*USUAL)
    rows = []
    for one in solved_moves(figure):
        quality = one.quality
        load, leg = _words(one.load)
        rows.append(
            f"| {one.move.key} | {one.variant.key} | {one.variant.press} "
            f"| {quality.error_m * 1e3:.1f} | {max(0.0, quality.overlap_m) * 1e3:.0f} "
            f"| {load} | {leg} |\n"
        )
    head, rule, _ = PAGE.read_text("utf-8").partition(RULE)
    PAGE.write_text(head + rule + "".join(rows), "utf-8")


def _words(load: LoadCurve | None) -> tuple[str, str]:
    if load is None:
        return "—", "—"
    low, high = (end * load.body_mass_kg / load.legs for end in load.band)
    if load.kind == "band":
        least, most = load.band
        return f"{least * 100:.0f} to {most * 100:.0f}", f"{low:.0f} to {high:.0f}"
    mean = f"{load.mean * 100:.0f} ± {load.spread * 100:.0f}"
    return mean, f"{load.mean * load.body_mass_kg / load.legs:.0f}"


if __name__ == "__main__":
    main()
