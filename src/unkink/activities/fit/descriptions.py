"""The messages in which developers describe their fields."""

from collections.abc import Sequence
from math import isfinite

from unkink.activities.fit.developer import DeveloperField
from unkink.activities.fit.message import Message

# What a description has to say, and what it may.
_NEEDED = ("developer_data_index", "field_definition_number", "fit_base_type_id")
_MORE = ("scale", "offset", "native_field_num", "native_mesg_num")


def developer_fields(
    descriptions: Message,
) -> dict[tuple[int, int], DeveloperField]:
    """Return the fields that a file describes, by developer and number.

    Where a field is described twice, the last one counts.
    """
    needed, more = (
        zip(*(descriptions.column(name).tolist() for name in names), strict=True)
        for names in (_NEEDED, _MORE)
    )
    names, units = descriptions.texts("field_name"), descriptions.texts("units")
    fields = [
        _described([int(number) for number in sure], others, name=name, units=unit)
        for sure, others, name, unit in zip(needed, more, names, units, strict=True)
        if isfinite(sum(sure))
    ]
    return {one.key: one for one in fields}


def _described(
    sure: Sequence[int], others: Sequence[float], *, name: str, units: str
) -> DeveloperField:
    (developer, number, base), (scale, offset, field, message) = sure, others
    return DeveloperField(
        developer=developer,
        number=number,
        name=name,
        units=units,
        base=base,
        scale=scale if scale > 0 else 1.0,
        offset=offset if isfinite(offset) else 0.0,
        native_field=int(field) if isfinite(field) else None,
        native_message=int(message) if isfinite(message) else None,
    )
