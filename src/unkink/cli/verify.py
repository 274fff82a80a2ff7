"""`unkink verify`: prove an instance and its answer anew."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from unkink.cli.load import AsJson
from unkink.cli.output import console, print_json
from unkink.errors import DataFileError, NotProvenError
from unkink.planner import faults_of, instance_from_json

MOST_BYTES = 64 * 2**20


def verify(
    instance: Annotated[Path, typer.Argument(help="A file of `plan --instance`.")],
    as_json: AsJson = False,
) -> None:
    """Prove that an instance's answer holds and that nothing better exists."""
    problem, answer = instance_from_json(read_json(instance), source=str(instance))
    faults = faults_of(problem, answer)
    if as_json:
        print_json({"proven": not faults, "faults": faults})
    if faults:
        raise NotProvenError(instance, faults)
    if not as_json:
        console().print(
            f"proven: {len(problem.options)} options, value {answer.value:.6f} in "
            f"{answer.total_s} of {problem.budget_s} s; nothing is better"
        )


def read_json(path: Path) -> Any:  # noqa: ANN401  JSON is whatever the file holds
    """Return what a JSON file holds.

    Raises:
        DataFileError: If it cannot be read, is too large or is no JSON.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DataFileError(path, f"is larger than {MOST_BYTES >> 20} MB")
        return json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise DataFileError(path, f"cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise DataFileError(path, f"is no JSON: {error}") from error
