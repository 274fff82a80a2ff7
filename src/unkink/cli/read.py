"""`unkink read`: what did the watch record?"""

from pathlib import Path
from typing import Annotated

import typer

from unkink.cli.load import AsJson, Files, Sport
from unkink.cli.named_files import each_named_once
from unkink.cli.output import complain, console
from unkink.cli.progress import meter
from unkink.cli.read_form import (
    Form,
    Target,
    keeping,
    spare,
    target_from,
    write_json_to,
)
from unkink.cli.read_json import collected_to_json
from unkink.cli.run_facts import Collected, collect, refuse_nothing
from unkink.cli.show_read import left_out_lines, show_left_out, show_read, show_written

To = Annotated[
    Path | None,
    typer.Option(
        "--to",
        metavar="PATH",
        help="Write to a file; .json, .csv or .parquet tells the form.",
    ),
]


def read(
    files: Files,
    as_json: AsJson = False,
    as_csv: Annotated[
        bool, typer.Option("--csv", help="Print every sample as CSV.")
    ] = False,
    as_parquet: Annotated[
        bool, typer.Option("--parquet", help="Write every sample as Parquet.")
    ] = False,
    to: To = None,
    sport: Sport = None,
) -> None:
    """Show what your watch recorded, or write it as JSON, CSV or Parquet."""
    wishes: dict[Form, bool] = {"json": as_json, "csv": as_csv, "parquet": as_parquet}
    target = target_from([form for form, wanted in wishes.items() if wanted], to)
    spare(files, target.path)
    files = each_named_once(files)
    if target.form == "words":
        with meter() as bar:
            collected = collect(files, sport=sport, keep=lambda _: None, meter=bar)
        if len(collected.left_out) > 1 and not collected.runs:
            show_left_out(collected.left_out, console())
        refuse_nothing(files, collected)
        show_read(collected, console())
    else:
        _tell(_written(files, target, sport=sport), target)


def _written(files: list[Path], target: Target, *, sport: str | None) -> Collected:
    """Write the form that is wanted, and return what was read."""
    with (
        target.open() as file,
        meter(has_data_on_stdout=target.is_data_on_stdout) as bar,
        keeping(target.form, file) as keep,
    ):
        collected = collect(files, sport=sport, keep=keep, meter=bar)
        # A file that was there before is worth more than one without a run.
        if target.form == "json" and (collected.runs or target.path is None):
            write_json_to(file, collected_to_json(collected))
        if not collected.runs:
            bar.stop()
            _complain_of_all(collected)
        refuse_nothing(files, collected)
    return collected


def _complain_of_all(collected: Collected) -> None:
    """Name all that was left out, if the error that follows names but one of it."""
    if len(collected.left_out) > 1:
        for line in left_out_lines(collected):
            complain(line)


def _tell(collected: Collected, target: Target) -> None:
    """Say what does not stand in the data."""
    if target.path is not None:
        show_written(collected, target.path, console())
    elif target.form != "json":
        for line in left_out_lines(collected):
            complain(line)
