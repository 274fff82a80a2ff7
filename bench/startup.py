"""Start-up from a cold process, against importing numpy."""

import subprocess
import sys
from pathlib import Path
from platform import python_version
from statistics import median
from time import perf_counter

from bench.table import Figure, print_table

ROUNDS, QUICK_ROUNDS = 15, 7
RUN = Path("samples/runs/hilly-10k.fit")


def bench_startup(*, is_quick: bool) -> list[Figure]:
    """Print the median times, and return the figures."""
    commands = _commands()
    times: dict[str, list[float]] = {name: [] for name in commands}
    # In turn, so that whatever else the machine does falls on all alike.
    for _ in range(QUICK_ROUNDS if is_quick else ROUNDS):
        for name, command in commands.items():
            times[name].append(_seconds_of(command))
    medians = {name: median(taken) for name, taken in times.items()}
    numpy_s = medians["import numpy"]
    print_table(
        f"Start-up, Python {python_version()}, median of {len(times['import numpy'])}",
        ("", "time", "ratio"),
        [
            (name, f"{taken * 1e3:.0f} ms", f"{taken / numpy_s:.2f}")
            for name, taken in medians.items()
        ],
    )
    return [
        Figure("import unkink / import numpy", medians["import unkink"] / numpy_s, 1.5),
        Figure("unkink plan / import numpy", medians["unkink plan"] / numpy_s, 4.0),
    ]


def _commands() -> dict[str, list[str]]:
    unkink = str(Path(sys.executable).with_name("unkink"))
    return {
        "import numpy": [sys.executable, "-c", "import numpy"],
        "import unkink": [sys.executable, "-c", "import unkink"],
        # The import puts off its work until a name is used; this is what that costs.
        "unkink.plan": [sys.executable, "-c", "import unkink; unkink.plan"],
        "unkink plan": [unkink, "plan", str(RUN), "--minutes", "12"],
    }


def _seconds_of(command: list[str]) -> float:
    begin = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603  ours
    return perf_counter() - begin
