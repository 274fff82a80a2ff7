"""One process of a campaign: `python -m fuzz.worker TARGET --engine ENGINE ...`.

It works in a folder of its own, where it leaves `report.json` and, if it dies of an
input, that input.
"""

import argparse
import sys
from pathlib import Path

from fuzz.places import FOUND

ENGINES = ("atheris", "hypothesis", "stretch")
REPORT = "report.json"


def main(arguments: list[str] | None = None) -> int:
    """Run a number of inputs of one target."""
    parser = argparse.ArgumentParser(prog="python -m fuzz.worker")
    parser.add_argument("target")
    parser.add_argument("--engine", choices=ENGINES, default="atheris")
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--most-seconds", type=int, default=5)
    parser.add_argument("--found", type=Path, default=FOUND)
    chosen = parser.parse_args(arguments)
    if chosen.engine == "atheris":
        _see_readers()
    # Not before: the readers are changed as they are loaded.
    from fuzz.engines import run_atheris, run_hypothesis
    from fuzz.stretch import run_stretched
    from fuzz.targets import target_named
    from fuzz.watch import Watch

    target = target_named(chosen.target)
    watch = Watch(
        target.name,
        target.run,
        report=Path(REPORT),
        found=chosen.found,
        has_alarm=chosen.engine != "atheris",
        most_seconds=chosen.most_seconds,
    )
    engines = {"atheris": run_atheris, "hypothesis": run_hypothesis}
    run = engines.get(chosen.engine, run_stretched)
    run(target, watch, runs=chosen.runs, seed=chosen.seed)
    return 0


def _see_readers() -> None:
    """Load the readers so that libFuzzer sees which of their code runs."""
    import atheris

    with atheris.instrument_imports(include=["unkink.activities", "unkink.exports"]):
        import unkink.activities.archives
        import unkink.activities.read
        import unkink.activities.xml
        import unkink.exports  # noqa: F401 - loaded to be seen


if __name__ == "__main__":
    sys.exit(main())
