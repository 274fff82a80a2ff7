"""One run in full: facts, laps, pauses, columns, warnings."""

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from unkink.activities import Activity, Lap
from unkink.cli.output import dim, flowing, indented, readable
from unkink.cli.run_facts import RunFacts, pace_of
from unkink.cli.runs import sentence
from unkink.units import KM_M, clock

MOST_LAPS = 60
MOST_PAUSES = 12

WORDS = {
    "latitude_deg": "position",
    "distance_m": "distance",
    "altitude_m": "altitude",
    "speed_mps": "speed",
    "step_rate_spm": "cadence",
    "heart_rate_bpm": "heart rate",
    "power_w": "power",
    "vertical_oscillation_m": "vertical oscillation",
    "ground_contact_s": "ground contact",
    "left_contact_share": "left and right",
    "step_length_m": "step length",
    "temperature_c": "temperature",
}
ORIGINS = {
    "recorded": "",
    "assumed": "taken for a run, as the file names no sport",
    "overridden": "taken for a run, as --sport says so",
}


def show_one_run(run: RunFacts, out: Console) -> None:
    """Print all that is known of a run."""
    one = run.activity
    out.print(Text(readable(one.source), style="bold"), soft_wrap=True)
    for line in _facts(run):
        out.print(readable(line))
    for line in one.notes.splitlines():
        out.print(indented(dim(readable(line))))
    if len(one.laps) > 1:
        _show_laps(one.laps, out)
    _show_pauses(one, out)
    _show_columns(run, out)
    if one.warnings:
        out.print()
        out.print(Text("Warnings", style="bold"))
        for warning in one.warnings:
            out.print(indented(sentence(warning)))


def share_in_words(count: int, total: int) -> str:
    """Return a share in whole per cent; all and none are said of all and none only.

    Example:
        >>> share_in_words(999, 1_000), share_in_words(1, 1_000)
        ('>99 %', '<1 %')
    """
    percent = 100 * count / total
    if 99 < percent < 100:
        return ">99 %"
    return "<1 %" if 0 < percent < 1 else f"{percent:.0f} %"


def _facts(run: RunFacts) -> list[str]:
    one = run.activity
    begun = f"{one.start:%Y-%m-%d %H:%M %Z}"
    moved = [f"{one.distance_m / KM_M:.2f} km", clock(one.moving_s)]
    moved += [f"{run.pace} /km"] if run.pace else []
    if round(one.elapsed_s) > round(one.moving_s):
        moved.append(f"{clock(one.elapsed_s)} with pauses")
    heights = {"up": one.ascent_m, "down": one.descent_m}
    moved += [f"{value:.0f} m {way}" for way, value in heights.items() if value]
    felt = []
    if one.perceived_effort is not None:
        felt.append(f"effort {one.perceived_effort:g} of 10")
    if one.feel is not None:
        felt.append(f"felt {one.feel:g} of 100")
    lines = [
        one.name,
        _joined(begun, ORIGINS[one.sport_origin]),
        _joined(*moved),
        _joined(one.device, one.gear, *felt),
    ]
    return [line for line in lines if line]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _show_laps(laps: Sequence[Lap], out: Console) -> None:
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("lap", "from", "km", "time", "/km"):
        table.add_column(name, justify="right", no_wrap=True)
    for number, lap in enumerate(laps[:MOST_LAPS], start=1):
        time_s = lap.elapsed_s if lap.moving_s is None else lap.moving_s
        table.add_row(
            str(number),
            clock(lap.start_s),
            "" if lap.distance_m is None else f"{lap.distance_m / KM_M:.2f}",
            "" if time_s is None else clock(time_s),
            pace_of(time_s, lap.distance_m),
        )
    out.print()
    out.print(table)
    if len(laps) > MOST_LAPS:
        out.print(dim(f"and {len(laps) - MOST_LAPS} more; --json has all"))


def _show_pauses(one: Activity, out: Console) -> None:
    if not one.pauses:
        return
    total_s = sum(end_s - start_s for start_s, end_s in one.pauses)
    shown = [
        f"{clock(end_s - start_s)} at {clock(start_s)}"
        for start_s, end_s in one.pauses[:MOST_PAUSES]
    ]
    more = len(one.pauses) - MOST_PAUSES
    shown += [f"and {more} more; --json has all"] if more > 0 else []
    count = len(one.pauses)
    words = f"{count} pause{'s' * (count != 1)}, {clock(total_s)}: {', '.join(shown)}"
    out.print()
    out.print(words)


def _show_columns(run: RunFacts, out: Console) -> None:
    there = [
        f"{words} {share_in_words(run.known[name], run.samples)}"
        for name, words in WORDS.items()
        if run.known[name]
    ]
    missing = [words for name, words in WORDS.items() if not run.known[name]]
    out.print()
    out.print(flowing(f"{run.samples} samples: {', '.join(there) or 'times only'}."))
    if missing:
        out.print(dim(f"Not recorded: {', '.join(missing)}."))
