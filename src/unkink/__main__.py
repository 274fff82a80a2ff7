"""Run the command line with `python -m unkink`."""

from unkink.cli.app import main

main()
