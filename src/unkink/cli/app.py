"""The command line: its commands, and how errors end it."""

import io
import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from keyword import iskeyword
from typing import Annotated

import typer

import unkink
from unkink.cli.output import complain
from unkink.errors import InputError, NoAnswerError, StoreError, UnkinkError

# Families of errors to exit codes; 1 is left to what nobody expected.
EXIT_CODES: dict[type[UnkinkError], int] = {
    InputError: 2,
    NoAnswerError: 3,
    StoreError: 4,
}
NAME = "unkink"
USAGE_EXIT = 2
INTERRUPTED_EXIT = 130

# Typer brings a Click of its own, which has no public name but the base of this one.
USAGE_ERROR: type[Exception] = next(
    base for base in typer.BadParameter.__mro__ if base.__name__ == "ClickException"
)

# Each is a function of the module that bears its name; what is a word of Python's own
# bears it with an underscore.
COMMANDS = (
    "read",
    "load",
    "plan",
    "verify",
    "roll",
    "export",
    "moves",
    "programmes",
    "why",
    "body",
    "import",
    "serve",
    "backup",
    "restore",
)


def app_with(commands: Sequence[str] = COMMANDS) -> typer.Typer:
    """Return the command line with some of its commands."""
    app = typer.Typer(
        name=NAME,
        help="Reads your run, works out which muscles took it, and guides you through "
        "the foam rolling that fits your minutes best.",
        invoke_without_command=True,
        pretty_exceptions_enable=False,
    )
    app.callback()(options)
    for name in commands:
        app.command(name)(_function(name))
    return app


def _function(name: str) -> Callable[..., None]:
    """Return what a command runs."""
    own = f"{name}_" if iskeyword(name) else name
    found: Callable[..., None] = getattr(import_module(f"unkink.cli.{own}"), own)
    return found


def main() -> None:
    """Run the command line; an error is one line and an exit code."""
    _forgive_odd_letters()
    try:
        code = app_with(_needed(sys.argv[1:]))(prog_name=NAME, standalone_mode=False)
        sys.stdout.flush()
    except UnkinkError as error:
        complain(str(error))
        sys.exit(exit_code(error))
    except USAGE_ERROR as error:
        complain(usage_in_words(error))
        sys.exit(USAGE_EXIT)
    except BrokenPipeError:
        # Whoever read our output has gone, `head` for one; that is no error.
        sys.stderr.close()
        sys.exit(0)
    except SystemExit as ended:
        # Typer ends with 1 if that happens before all is written.
        is_gone = isinstance(ended.__context__, BrokenPipeError)
        sys.exit(0 if is_gone else ended.code)
    if code == INTERRUPTED_EXIT:
        # The terminal has just shown ^C, in the middle of a line.
        sys.stderr.write("\n" if sys.stderr.isatty() else "")
        complain("stopped")
    sys.exit(code or 0)


def exit_code(error: UnkinkError) -> int:
    """Return the exit code of an error, by its family."""
    return next(
        code for family, code in EXIT_CODES.items() if isinstance(error, family)
    )


def usage_in_words(error: Exception) -> str:
    """Return a mistake in the use of a command as one line that says where to look."""
    message = getattr(error, "format_message", lambda: str(error))().rstrip(".")
    message = re.sub(r" \(Possible options?: (.*)\)", r"; did you mean \1?", message)
    context = getattr(error, "ctx", None)
    where = NAME if context is None else context.command_path
    return f"{message[:1].lower()}{message[1:]}; see {where} --help"


def _needed(words: Sequence[str]) -> Sequence[str]:
    """Return the command that is called, if it is clear; a start waits for no other."""
    first = next(iter(words), "")
    return (first,) if first in COMMANDS else COMMANDS


def _forgive_odd_letters() -> None:
    """Let letters that a terminal lacks become question marks, not errors."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"unkink {unkink.__version__}")
        raise typer.Exit


def options(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001  its callback answers it
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help="Show the version."
        ),
    ] = False,
) -> None:
    """Reads your run, works out which muscles took it, and plans your foam rolling."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())
