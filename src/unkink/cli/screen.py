"""What the terminal shows at a place in a session: a pure picture, line by line."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.text import Text

from unkink.cli.digits import Size, digits
from unkink.cli.output import bar, readable
from unkink.routines import Cue, CueKind, Timeline
from unkink.units import clock

BREAKS = frozenset({CueKind.REST, CueKind.CHANGE_SIDES})
SAID = frozenset(CueKind) - BREAKS - {CueKind.STROKE, CueKind.ROLL, CueKind.NEXT_MOVE}
COLOURS = {"roll": "green", "break": "yellow", "ready": "cyan", "done": "green"}
KEYS = "space pauses   ← → skip   q quits and keeps what you did"
# Rows that the two larger clocks need around them, and the columns they take.
LARGE_ROWS, LARGE_COLUMNS = 20, 56
SMALL_ROWS, SMALL_COLUMNS = 12, 28
LONGEST_BAR = 64
SPOKEN_ROWS = 5


@dataclass(frozen=True)
class Sheet:
    """What a player plays, and the name of the move of each bout."""

    timeline: Timeline
    moves: tuple[str, ...]


@dataclass(frozen=True)
class View:
    """What goes on at a place in a session.

    Attributes:
        phase: roll, break, ready or done.
        bout: Index of the bout, -1 after the last.
        doing: What to do, in few words.
        left_s: Until that changes [s].
        said: The sentences to show, the newest last.
        next_move: What comes after this move, "" if nothing.
    """

    phase: str
    bout: int
    doing: str
    left_s: float
    said: tuple[str, ...]
    next_move: str


def view_at(sheet: Sheet, here: float) -> View:
    """Return what goes on at a place in a session [s]."""
    cues = sheet.timeline.cues
    lasting = [cue for cue in cues if cue.kind in BREAKS or cue.kind is CueKind.ROLL]
    now = next((c for c in lasting if c.at_s <= here < c.at_s + c.lasts_s), None)
    coming = next((c for c in lasting if c.at_s > here), None)
    if now is not None:
        phase = "roll" if now.kind is CueKind.ROLL else "break"
        left_s, doing, bout = now.at_s + now.lasts_s - here, now.text, now.bout
    elif coming is not None:
        phase, doing, bout = "ready", _get_ready(coming.side), coming.bout
        left_s = coming.at_s - here
    else:
        return View("done", -1, "Done.", 0.0, (), "")
    following = sheet.moves[bout + 1] if bout + 1 < len(sheet.moves) else ""
    said = _said(cues, here, bout, phase)
    return View(phase, bout, doing, left_s, said, following)


def _get_ready(side: str) -> str:
    first = f": {side} side first" if side in ("left", "right") else ""
    return f"Get ready{first}."


def _said(cues: Sequence[Cue], here: float, bout: int, phase: str) -> tuple[str, ...]:
    """Return what was said of a bout: all of its set-up, else the newest sentence."""
    found = [c for c in cues if c.at_s <= here and c.kind in SAID and c.text]
    of_bout = [c for c in found if c.bout == bout]
    if phase == "ready":
        # In the order in which they are said: who gets down first is told so first.
        return tuple(cue.text for cue in of_bout)
    rolled = [c for c in of_bout if c.kind not in (CueKind.SET_UP, CueKind.POSITION)]
    return tuple(cue.text for cue in rolled[-1:] if cue.kind is not CueKind.PLACE_TOOL)


def picture(
    sheet: Sheet,
    here: float,
    *,
    is_paused: bool,
    has_keys: bool,
    columns: int,
    rows: int,
) -> list[Text]:
    """Return the lines that a terminal of some size shows, exactly as many as it has.

    Args:
        sheet: What is played.
        here: Place in it [s].
        is_paused: Whether it stands still.
        has_keys: Whether keys are read; else none are offered.
        columns: Width of the terminal.
        rows: Height of the terminal.
    """
    view = view_at(sheet, here)
    size = _size(columns, rows)
    spoken_rows = max(1, min(SPOKEN_ROWS, rows - 12 - len(digits("0", size=size))))
    head = _head(sheet, view, size)
    time = _clock(view, size, is_paused=is_paused)
    spoken = _spoken(view, columns, spoken_rows)
    foot = _foot(sheet, view, here, columns=columns, has_keys=has_keys)
    blocks = [*head, *time, *spoken, *foot]
    if len(blocks) > rows:
        # What one cannot do without: the move, what to do, how long, what was said.
        blocks = [line for line in (*head[-2:], *time, *spoken, *foot) if line.plain]
    lines = blocks[:rows]
    above = (rows - len(lines)) // 2
    lines = [Text()] * above + lines
    lines += [Text()] * (rows - len(lines))
    return [_centred(line, columns) for line in lines]


def _size(columns: int, rows: int) -> Size:
    if columns >= LARGE_COLUMNS and rows >= LARGE_ROWS:
        return "large"
    if columns >= SMALL_COLUMNS and rows >= SMALL_ROWS:
        return "small"
    return "plain"


def _head(sheet: Sheet, view: View, size: Size) -> list[Text]:
    title = readable(sheet.timeline.title)
    where = f"{title}   ·   move {view.bout + 1} of {len(sheet.moves)}"
    move = sheet.moves[view.bout] if view.bout >= 0 else title
    colour = COLOURS[view.phase]
    lines = [
        Text(where if view.bout >= 0 else "", style="dim"),
        Text(),
        Text(move, style="bold"),
        Text(view.doing, style=f"bold {colour}"),
    ]
    return [*lines, Text()] if size != "plain" else lines


def _clock(view: View, size: Size, *, is_paused: bool) -> list[Text]:
    # Rounded up, so that 0:00 is shown only when it is over.
    rows = digits(clock(-(-view.left_s // 1)), size=size)
    style = "dim" if is_paused else COLOURS[view.phase]
    shown = [Text(row, style=style) for row in rows]
    state = Text("paused: space goes on" if is_paused else "", style="bold yellow")
    return [*shown, state]


def _spoken(view: View, columns: int, rows: int) -> list[Text]:
    """Return the newest sentences, wrapped, in a block of constant height."""
    width = max(1, min(columns - 2, 72))
    lines: list[Text] = []
    for back, sentence in enumerate(reversed(view.said)):
        style = "" if back == 0 else "dim"
        wrapped = _wrapped(sentence, width)
        if len(lines) + len(wrapped) > rows:
            break
        lines = [Text(line, style=style) for line in wrapped] + lines
    if not lines and view.said:
        lines = [Text(line) for line in _wrapped(view.said[-1], width)[:rows]]
    return lines + [Text()] * (rows - len(lines))


def _wrapped(sentence: str, width: int) -> list[str]:
    words, lines = sentence.split(), [""]
    for word in words:
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return [line for line in lines if line]


def _foot(
    sheet: Sheet, view: View, here: float, *, columns: int, has_keys: bool
) -> list[Text]:
    total_s = sheet.timeline.total_s
    width = max(1, min(columns - 2, LONGEST_BAR))
    done = bar(here / total_s, width=width)
    following = f"next: {view.next_move}" if view.next_move else ""
    return [
        Text(following, style="dim"),
        Text(),
        Text.assemble((done, "green"), ("·" * (width - len(done)), "dim")),
        Text(f"{clock(here // 1)} of {clock(total_s)}", style="dim"),
        Text(),
        Text(KEYS if has_keys else "", style="dim"),
    ]


def _centred(line: Text, columns: int) -> Text:
    shown = line.copy()
    shown.truncate(columns, overflow="ellipsis")
    shown.pad_left(max(0, (columns - shown.cell_len) // 2))
    return shown
