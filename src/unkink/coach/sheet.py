"""A sheet: pictures side by side."""

from collections.abc import Sequence
from io import BytesIO

import numpy as np
from imageio.v3 import imread, imwrite


def tiled(pictures: Sequence[bytes], *, columns: int) -> bytes:
    """Return a PNG of pictures that are as large as each other, row by row.

    Args:
        pictures: PNGs, full rows of them.
        columns: How many stand in a row.
    """
    tiles = np.array([imread(BytesIO(picture)) for picture in pictures])
    height, width, channels = tiles.shape[1:]
    rows = tiles.reshape(-1, columns, height, width, channels).swapaxes(1, 2)
    whole = rows.reshape(-1, columns * width, channels)
    return bytes(imwrite("<bytes>", whole, extension=".png"))
