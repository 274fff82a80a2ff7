"""How hard a move presses, as a table."""

from collections.abc import Sequence
from typing import Any

from rich.table import Table

from unkink.catalogue import Move
from unkink.cli.output import console, dim


def show_press(move: Move, infos: Sequence[dict[str, Any]], *, kg: float) -> None:
    """Print the load of each variant.

    Args:
        move: The move.
        infos: `unkink.clip/1` of its variants.
        kg: Mass of the body that they were solved for [kg].
    """
    console().print(f"{move.name}: how hard it presses, for a body of {kg:.0f} kg")
    table = Table(box=None, pad_edge=False)
    table.add_column("variant")
    table.add_column("on the tool", justify="right")
    table.add_column("on each leg", justify="right")
    table.add_column("along the stroke", justify="right")
    for info in infos:
        name = move.variants[info["variant"]].name
        table.add_row(name, *_load_words(info["load"], kg))
    console().print(table)
    console().print(
        dim(
            "Percent of body weight, mean over the stroke. A band means that you "
            "decide: more weight on the other supports is less on the muscle. Computed "
            "from published body segments; only the calves, the front and the outside "
            "of the thigh were ever measured."
        )
    )


def _load_words(load: dict[str, Any] | None, kg: float) -> tuple[str, str, str]:
    if load is None:
        return "your hands decide", "", ""
    kg_of_percent = kg / load["legs"] / 100
    if load["kind"] == "band":
        low, high = load["least"], load["most"]
        whole = f"{low:.0f} to {high:.0f} %"
        leg = f"{low * kg_of_percent:.0f} to {high * kg_of_percent:.0f} kg"
    else:
        whole = f"{load['mean']:.0f} ± {load['plus_minus']:.0f} %"
        leg = f"{load['mean'] * kg_of_percent:.0f} kg"
    ends = [load["points"][0]["load"], load["points"][-1]["load"]]
    return whole, leg, " → ".join(f"{share:.0f} %" for share in ends)
