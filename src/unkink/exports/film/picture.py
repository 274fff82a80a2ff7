"""Pictures as planes of brightness and colour, cut and laid over each other."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from unkink.exports.film.layout import Place

Plane = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Picture:
    """A picture in yuv420p: colour is kept for two by two pixels.

    Attributes:
        planes: Brightness, shape (height, width), and two of colour, half as large.
    """

    planes: tuple[Plane, Plane, Plane]

    def cut(self, place: Place) -> "Picture":
        """Return a part of it."""
        return Picture(_map(self.planes, place))

    def lay(self, other: "Picture", x: int, y: int) -> None:
        """Lay another one over this one, its corner at a point [px], both even."""
        height, width = other.planes[0].shape
        there = _map(self.planes, Place(x, y, width, height))
        for under, over in zip(there, other.planes, strict=True):
            under[:] = over


def blank(width: int, height: int) -> tuple[Plane, Picture]:
    """Return the bytes of a picture, and the picture that they are."""
    data = np.zeros(width * height * 3 // 2, np.uint8)
    return data, picture_of(data, width, height)


def pictures_of(data: bytes, width: int, height: int) -> list[Picture]:
    """Return pictures that lie one behind the other."""
    rows = np.frombuffer(data, np.uint8).reshape(-1, width * height * 3 // 2)
    return [picture_of(row, width, height) for row in rows]


def picture_of(data: Plane, width: int, height: int) -> Picture:
    """Return the picture that some bytes are."""
    area = width * height
    u, v = np.split(data[area:], 2)
    half = (height // 2, width // 2)
    return Picture(
        (data[:area].reshape(height, width), u.reshape(half), v.reshape(half))
    )


def _map(
    planes: tuple[Plane, Plane, Plane], place: Place
) -> tuple[Plane, Plane, Plane]:
    """Return the part of all planes that a place covers."""
    x, y, width, height = place.x, place.y, place.width, place.height
    bright, *colours = planes
    u, v = (
        one[y // 2 : (y + height) // 2, x // 2 : (x + width) // 2] for one in colours
    )
    return bright[y : y + height, x : x + width], u, v
