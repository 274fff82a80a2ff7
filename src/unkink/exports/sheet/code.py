"""A routine as a code that a phone reads from paper."""

from io import BytesIO
from typing import Any

import segno

from unkink.errors import RequestError
from unkink.exports.links.link import link_of
from unkink.routines import Routine


def code_of(routine: Routine, *, base: str) -> dict[str, Any] | None:
    """Return the code (QR) of a routine's link.

    Args:
        routine: The routine.
        base: Address that the link begins with; "" for the own machine.

    Returns:
        Its `address`, its picture as `svg`, how many `dots` it has a side; None if the
        routine is too long for a link.

    Raises:
        QuantityError: If the base is no address.
    """
    try:
        address = link_of(routine, base=base)
    except RequestError:
        return None
    # The lowest level asks for the fewest dots; segno takes a higher one for free.
    code = segno.make(address, micro=False, error="l")
    svg = BytesIO()
    code.save(svg, kind="svg", border=0, xmldecl=False)
    picture = svg.getvalue().decode()
    return {"address": address, "svg": picture, "dots": code.symbol_size(border=0)[0]}
