"""The player as a folder for a web space."""

from pathlib import Path

from unkink.catalogue import read_catalogue
from unkink.cli.whole_folder import write_folder
from unkink.exports.player.site import site_files


def write_site(folder: Path) -> None:
    """Write the site into a folder; files of others that lie there stay.

    Each file is replaced when it is whole, and the page that names the others comes
    last: whoever visits meanwhile gets the former site or the new one.

    Raises:
        MissingToolError: If player or figure are not built.
        UnwritableError: If a file or folder cannot be written.
    """
    # All are read before any is written.
    write_folder(folder, dict(site_files(read_catalogue())))
