"""Folders, each as a list of files: lines of a name, a sign and what is in it.

`=` is a file, `>` a link to another path of the folder, `#` a file nobody may read.
"""

from io import BytesIO
from pathlib import Path
from shutil import copyfileobj

from fuzz.seeds.archives import zip_seeds, zipped
from fuzz.seeds.fit import fit_seeds
from fuzz.seeds.packed import member
from fuzz.seeds.tables import table_seeds
from fuzz.seeds.xml import gpx_seeds

END = b"\x1e\n"
_MOST_FILES, _MOST_DEPTH = 40, 6


def folder_seeds() -> dict[str, bytes]:
    """Return all seeds of folders by name."""
    fit, table = fit_seeds()["no-session"], table_seeds()["english"]
    lists = {
        "plain": [b"run.fit=" + fit, b"a/b/run.gpx=<gpx/>", b"notes.txt=x"],
        "strava": [b"activities.csv=" + table, b"activities/1.fit=" + fit],
        "inner-strava": [b"x/activities.csv=" + table, b"x/activities/1.fit.gz="],
        "loop": [b"a/run.fit=" + fit, b"a/up>..", b"twice>a"],
        "links": [
            b"gone.fit>nowhere",
            b"self.fit>self.fit",
            b"run.tcx=",
            b"r.fit>run.tcx",
        ],
        "zip": [b"x/part.zip=" + zip_seeds()["nested"], b"other.zip=no"],
        "hidden": [b".git/run.fit=", b"__MACOSX/run.fit=", b"._run.fit=", b"r.fit="],
        "secret": [b"run.fit#" + fit, b"activities.csv#x", b"b.fit="],
        "table-folder": [b"activities.csv/run.fit=" + fit],
        "odd": [
            b"\xff\xfe.fit=",
            b"\x1b[2J.fit=",
            "ü\u202e.fit=".encode(),
            b"a b.fit=",
        ],
        "broken-nothing": [],
        "broken-loop": [b"a>b", b"b>a", b"c>c/d"],
    }
    return {name: END.join(lines) for name, lines in lists.items()}


def collection_seeds() -> dict[str, bytes]:
    """Return all seeds of histories by name: folders, and archives with runs."""
    fits, gpx = fit_seeds(), gpx_seeds()["plain"]
    fit = fits["no-session"]
    runs = {"a.fit": fit, "b.fit.gz": member(fits["steady"]), "c.gpx": gpx}
    strava = {
        "activities.csv": table_seeds()["english"],
        "activities/1.fit.gz": member(fit),
    }
    lists = {
        "archive": [b"all.zip=" + zipped(runs)],
        "strava-archive": [b"export.zip=" + zipped(strava)],
        "nested-archive": [b"x/all.zip=" + zipped({"part.zip": zipped(runs)})],
        "twice": [b"a.fit=" + fit, b"b.fit=" + fit, b"all.zip=" + zipped(runs)],
        "mixed": [b"a.fit=" + fit, b"b.gpx=" + gpx, b"c.tcx=no", b"d.fit=" + fit[:40]],
    }
    return folder_seeds() | {name: END.join(lines) for name, lines in lists.items()}


def make_folder(data: bytes, top: Path) -> None:
    """Write the files of a list into an empty folder, as far as that is possible."""
    for line in data.split(END)[:_MOST_FILES]:
        signs = [at for at in map(line.find, (b"=", b">", b"#")) if at > 0]
        if not signs:
            continue
        at = min(signs)
        parts = line[:at].split(b"/")[:_MOST_DEPTH]
        names = [part[:60].replace(b"\0", b"") for part in parts]
        if all(name.strip(b".") for name in names):
            path = top.joinpath(
                *(name.decode("utf-8", "surrogateescape") for name in names)
            )
            _make(path, line[at : at + 1], line[at + 1 :])


def _make(path: Path, sign: bytes, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if sign == b">":
            path.symlink_to(content[:60].decode("utf-8", "surrogateescape").lstrip("/"))
            return
        with path.open("wb") as file:
            copyfileobj(BytesIO(content), file)
        if sign == b"#":
            path.chmod(0)
    except (OSError, ValueError):
        # Two files of one name, a folder in a file: the list asks for too much.
        return
