"""The README's blocks of output, and how to write them anew: `make readme`."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
SHOWN = re.compile(r"```console\n\$ (?P<command>[^\n]+)\n(?P<output>.*?)```", re.DOTALL)
PYTHON = re.compile(r"```python\n(.*?)```", re.DOTALL)


def output_of(command: str) -> str:
    """Return what a command of the README prints, run from the project's root."""
    words = command.split()
    if words[0] != "unkink":
        raise ValueError(f"the README may show commands of unkink only, not {command}")
    done = subprocess.run(  # noqa: S603  our own command
        [sys.executable, "-m", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def refresh() -> None:
    """Write the README with the output that the commands give today."""
    text = README.read_text(encoding="utf-8")
    fresh = SHOWN.sub(
        lambda m: f"```console\n$ {m['command']}\n{output_of(m['command'])}```", text
    )
    README.write_text(fresh, encoding="utf-8")


if __name__ == "__main__":
    refresh()
