"""The messages in which developers describe their fields."""

from collections.abc import Sequence
from math import isfinite

from unkink.activities.fit.developer import DeveloperField
from unkink.activities.fit.message import Message


def developer_fields(
    descriptions: Message,
) -> dict[tuple[int, int], DeveloperField]:
    """Return the fields that a file describes, by developer and number.

    Where a field is described twice, the last one counts.
    """
    described = _rows(descriptions)
    return {(one.developer, one.number): one for one in described}


def _rows(descriptions: Message) -> Sequence[DeveloperField]:
    names = ("developer_data_index", "field_definition_number", "fit_base_type_id")
    needed = [descriptions.column(name) for name in names]
    scale, offset = descriptions.column("scale"), descriptions.column("offset")
    message = descriptions.column("native_mesg_num")
    field = descriptions.column("native_field_num")
    texts = zip(
        descriptions.texts("field_name"), descriptions.texts("units"), strict=True
    )
    return [
        DeveloperField(
            developer=int(needed[0][i]),
            number=int(needed[1][i]),
            name=name,
            units=units,
            base=int(needed[2][i]),
            scale=float(scale[i]) if scale[i] > 0 else 1.0,
            offset=float(offset[i]) if isfinite(offset[i]) else 0.0,
            native_field=_whole(float(field[i])),
            native_message=_whole(float(message[i])),
        )
        for i, (name, units) in enumerate(texts)
        if all(isfinite(column[i]) for column in needed)
    ]


def _whole(number: float) -> int | None:
    return int(number) if isfinite(number) else None
