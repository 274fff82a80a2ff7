"""What a step is called on a watch, in as many bytes as its face has room for."""

from collections.abc import Sequence

from unkink.catalogue import Catalogue
from unkink.exports.guided import Guided
from unkink.exports.steps import Step, StepKind
from unkink.exports.visible_text import visible
from unkink.routines import Bout

LETTERS = {"left": "L", "right": "R"}


def step_name(step: Step, guided: Guided, *, set_number: int, room: int) -> str:
    """Return the name of a step, such as "L Calves 1/2".

    Args:
        step: The step.
        guided: The routine that it belongs to.
        set_number: Which set of its side and bout it is, from 1; if it is one.
        room: Longest name [bytes of UTF-8], at least 11.
    """
    letter = LETTERS.get(step.side, "")
    if step.kind is StepKind.REST:
        return "Rest"
    if step.kind is StepKind.CHANGE:
        return f"Change to {letter}"
    bout = guided.routine.bouts[step.bout]
    before = f"{letter} " if letter else ""
    if step.kind is StepKind.READY:
        return _named(bout, guided.catalogue, before=f"To {before}", room=room)
    count = sum(one.side == step.side for one in bout.sets)
    after = f" {set_number}/{count}" if count > 1 else ""
    return _named(bout, guided.catalogue, before=before, after=after, room=room)


def cut(text: str, room: int) -> str:
    """Return the beginning of a text in whole signs, none of them invisible.

    Args:
        text: The text.
        room: Most bytes of UTF-8.

    Example:
        >>> cut("Über", 1), cut("Über", 3)
        ('', 'Üb')
    """
    return visible(text).encode()[: max(0, room)].decode(errors="ignore").rstrip()


def cut_to_sentences(sentences: Sequence[str], room: int) -> str:
    """Return as many whole sentences as fit; of the first what fits, if it does not.

    Args:
        sentences: In order.
        room: Most bytes of UTF-8.
    """
    kept = ""
    for sentence in sentences:
        longer = f"{kept} {sentence}".strip()
        if len(longer.encode()) > room:
            break
        kept = longer
    return cut(kept or "".join(sentences[:1]), room)


def _named(
    bout: Bout, catalogue: Catalogue, *, before: str, room: int, after: str = ""
) -> str:
    """Return the first name of a bout that fits, or the beginning of the shortest."""
    names = (
        catalogue.moves[bout.move].name,
        *(muscle.plain_name.capitalize() for muscle in bout.muscles[:1]),
        bout.group.plain_name.capitalize(),
    )
    left = room - len(before) - len(after)
    fitting = [name for name in names if len(name.encode()) <= left]
    name = fitting[0] if fitting else cut(min(names, key=len), left)
    return f"{before}{name}{after}"
