"""Which form is wanted of what was read, and where it goes."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, Literal

from unkink.activities import Activity, ignore
from unkink.activities.frame import csv_header, csv_rows
from unkink.cli.output import readable
from unkink.cli.whole_file import whole_file
from unkink.errors import RequestError

Form = Literal["words", "json", "csv", "parquet"]
Keep = Callable[[Activity], None]

STDOUT = Path("-")
FORMS: tuple[Form, ...] = ("json", "csv", "parquet")
NEEDS_PYARROW = "--parquet needs pyarrow: pip install 'unkink[parquet]'"
_RUN_ENDINGS = (".fit", ".gpx", ".tcx", ".gz", ".zip")


@dataclass(frozen=True)
class Target:
    """A form, and where it goes.

    Attributes:
        form: Words for people, or a form for programs.
        path: The file to write, None for standard output.
    """

    form: Form
    path: Path | None = None

    @property
    def is_data_on_stdout(self) -> bool:
        """Whether standard output gets nothing but data."""
        return self.form != "words" and self.path is None

    def open(self) -> AbstractContextManager[BinaryIO]:
        """Return what the data are written to."""
        if self.path is not None:
            return whole_file(self.path)
        return nullcontext(sys.stdout.buffer)


def target_from(wanted: Sequence[Form], to: Path | None) -> Target:
    """Return what the options ask for.

    Args:
        wanted: The forms that were asked for.
        to: The value of `--to`.

    Raises:
        RequestError: If they ask for two things at once, or for what cannot be.
    """
    if len(wanted) > 1:
        named = " and ".join(f"--{form}" for form in wanted)
        raise RequestError(f"{named} are two forms; choose one")
    path = None if to == STDOUT else to
    form = wanted[0] if wanted else _form_of(path)
    if form == "parquet" and path is None and sys.stdout.isatty():
        raise RequestError("Parquet is nothing to look at; say --to PATH")
    return Target(form, path)


def spare(files: Sequence[Path], path: Path | None) -> None:
    """Refuse to write over what is read.

    Raises:
        RequestError: If the path is that of a run, or could be.
    """
    if path is None:
        return
    if path.resolve() in {file.resolve() for file in files}:
        raise RequestError(f"{path} is the run itself; write to another file")
    if path.suffix.lower() in _RUN_ENDINGS:
        raise RequestError(f"{path} is named like a run; write to another file")


def keeping(form: Form, file: BinaryIO) -> AbstractContextManager[Keep]:
    """Return what writes the samples of each run, in the form that is wanted.

    Raises:
        RequestError: If the form needs a library that is not there.
    """
    if form == "csv":
        return _keeping_csv(file)
    if form == "parquet":
        return _keeping_parquet(file)
    return nullcontext(ignore)


def write_json_to(file: BinaryIO, data: dict[str, Any]) -> None:
    """Write the JSON form of something to an open file."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    file.write(text.encode("utf-8", "replace"))


def _form_of(path: Path | None) -> Form:
    if path is None:
        return "words"
    for form in FORMS:
        if path.suffix.lower() == f".{form}":
            return form
    raise RequestError(
        f"--to {path}: end it in .json, .csv or .parquet, or say which with an option"
    )


@contextmanager
def _keeping_csv(file: BinaryIO) -> Iterator[Keep]:
    header = [csv_header()]

    def keep(activity: Activity) -> None:
        # Not before there is a run: an error is no table.
        while header:
            file.write(header.pop().encode())
        for lines in csv_rows(activity, run=readable(activity.source)):
            file.write(lines.encode())

    yield keep


@contextmanager
def _keeping_parquet(file: BinaryIO) -> Iterator[Keep]:
    try:
        from unkink.activities.parquet import parquet_samples
    except ModuleNotFoundError as error:
        raise RequestError(NEEDS_PYARROW) from error
    with parquet_samples(file) as samples:
        yield lambda activity: samples.add(activity, run=readable(activity.source))
