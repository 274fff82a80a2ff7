"""A routine as a file that unkink reads again, `unkink.routine/1`."""

import json

from unkink.exports.guided import Choices, Guided
from unkink.routines import routine_to_json


def encode(guided: Guided, choices: Choices) -> bytes:  # noqa: ARG001  nothing to choose
    """Return a routine as JSON in UTF-8."""
    data = routine_to_json(guided.routine)
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
