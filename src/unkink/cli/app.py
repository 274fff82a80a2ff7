"""The command line: its commands, and how errors end it."""

import sys
from typing import Annotated

import typer

import unkink
from unkink.cli.load import load
from unkink.cli.moves import moves
from unkink.cli.output import complain
from unkink.cli.plan import plan
from unkink.cli.programmes import programmes
from unkink.cli.roll import roll
from unkink.cli.verify import verify
from unkink.cli.why import why
from unkink.errors import InputError, NoAnswerError, StoreError, UnkinkError

# Families of errors to exit codes; 1 is left to what nobody expected.
EXIT_CODES: dict[type[UnkinkError], int] = {
    InputError: 2,
    NoAnswerError: 3,
    StoreError: 4,
}

app = typer.Typer(
    name="unkink",
    help="Reads your run, works out which muscles took it, and guides you through the "
    "foam rolling that fits your minutes best.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
)
for command in (load, plan, verify, roll, moves, programmes, why):
    app.command()(command)


def main() -> None:
    """Run the command line; an error of ours is one line and an exit code."""
    try:
        app()
    except UnkinkError as error:
        complain(str(error))
        sys.exit(exit_code(error))
    except BrokenPipeError:
        # Whoever read our output has gone, `head` for one; that is no error.
        sys.stderr.close()
        sys.exit(0)


def exit_code(error: UnkinkError) -> int:
    """Return the exit code of an error, by its family."""
    return next(
        code for family, code in EXIT_CODES.items() if isinstance(error, family)
    )


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"unkink {unkink.__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Reads your run, works out which muscles took it, and plans your foam rolling."""
