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
    instance: Annotated[
        Path, typer.Argument(metavar="INSTANCE", help="A file of `plan --instance`.")
    ],
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
            f"Proven: of {len(problem.options)} options, {len(answer.chosen)} chosen "
            f"score {answer.value:.6f} in {answer.total_s} of {problem.budget_s} s; "
            "nothing scores more. The proof is of the arithmetic, not of the effect."
        )


def read_json(path: Path) -> Any:  # noqa: ANN401  JSON is whatever the file holds
    """Return what a JSON file holds.

    Raises:
        DataFileError: If it cannot be read, is too large or is no JSON.
    """
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise DataFileError(path, f"is larger than {MOST_BYTES >> 20} MB")
        return json.loads(data.decode("utf-8"))
    except OSError as error:
        raise DataFileError(path, f"cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise DataFileError(path, f"is no JSON: {error}") from error
