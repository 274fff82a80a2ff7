"""Print the API's description: `python -m unkink.api.describe` (`make types`)."""

import json
import sys

from unkink.api.calls import api


def description() -> str:
    """Return the description as OpenAPI 3.1."""
    return json.dumps(api.get_openapi_schema(), indent=1)


def main() -> None:
    """Print it."""
    sys.stdout.write(description() + "\n")


if __name__ == "__main__":
    main()
