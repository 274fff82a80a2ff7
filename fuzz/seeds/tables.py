"""Tables of Strava, as exports have them and as spreadsheets leave them."""

_HEAD = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,"
    "Elapsed Time,Distance,Max Heart Rate,Relative Effort,Activity Gear,Filename,"
    "Perceived Exertion"
)
_ROWS = (
    '1,"Jun 1, 2025",Morning,Run,"two\nlines",60,1,,,Shoe A,activities/1.fit.gz,7.0',
    "2,d,Käse & Co,Run,,60,1.0,,,,activities/2.gpx,11",
    "3,d,typed in,Run,,60,1.0,,,,,",
    "4,d,\x1b[2J,Run,\u2028x\x00y,60,1.0,,,Shoe,ACTIVITIES/1.FIT.GZ,nan",
)


def table_seeds() -> dict[str, bytes]:
    """Return all seeds of tables by name."""
    text = "\n".join((_HEAD, *_ROWS[:3])) + "\n"
    german = text.replace("Activity Name", "Name der Aktivität").replace(
        "Perceived Exertion", "Gefühlte Anstrengung"
    )
    short = "Name,Filename,Gear\nRun,activities/1.fit.gz,Shoe\n"
    texts = {
        "english": text,
        "german": german,
        "returns": text.replace("\n", "\r\n"),
        "short": short,
        "twice": text.replace("Elapsed Time", "Activity Name").replace("7.0", '"7,5"'),
        "odd": "\n".join((_HEAD, *_ROWS)),
        "unknown-words": text.replace(_HEAD, ",".join("abcdefghijkl")),
        "broken-empty": "",
        "broken-head": _HEAD,
        "broken-quote": text.replace('"two', '"two""'),
        "broken-rows": "a\nb\n\n,,,\n",
        "broken-long-cell": f"a,b\n{'x' * 140_000},activities/1.fit.gz\n",
    }
    files = {name: text.encode() for name, text in texts.items()}
    return files | {
        "marked": text.encode("utf-8-sig"),
        "broken-utf-16": text.encode("utf-16"),
        "broken-latin": german.encode("latin-1"),
    }


def large_tables() -> dict[str, bytes]:
    """Return tables that try the bounds; too large to be varied."""
    head, row = _HEAD.encode() + b"\n", _ROWS[1].encode() + b"\n"
    return {
        "many-rows": head + row * 200_100,
        "many-columns": b"," * 2_000_000 + b"\n" + row,
        "long-names": head + row.replace(b"typed", b"x" * 100_000) * 30,
        "too-large": head + b"\n" * (64 * 2**20),
    }
