"""The samples of runs as a Parquet file, written run by run."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from unkink.activities.activity import Activity
from unkink.activities.frame import COLUMNS, FLAG

SCHEMA = pa.schema(
    [
        ("run", pa.dictionary(pa.int32(), pa.string())),
        ("start", pa.timestamp("ms", tz="UTC")),
        *((name, pa.bool_() if name == FLAG else pa.float64()) for name in COLUMNS),
    ]
)


class ParquetSamples:
    """Writes the samples of one run after the other; a gap is a null."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._writer: Any = None

    def add(self, activity: Activity, *, run: str) -> None:
        """Write the samples of a run as one group of rows.

        Args:
            activity: The run.
            run: What to call it.
        """
        if self._writer is None:
            # Not before there is a run: what holds none shall leave no file behind.
            self._writer = parquet.ParquetWriter(self._file, SCHEMA)
        table = _table(activity, run)
        self._writer.write_table(table, row_group_size=max(1, table.num_rows))

    def close(self) -> None:
        """Write what ends the file."""
        if self._writer is not None:
            self._writer.close()


@contextmanager
def parquet_samples(file: BinaryIO) -> Iterator[ParquetSamples]:
    """Yield a writer of samples; the file is whole when all went well."""
    samples = ParquetSamples(file)
    yield samples
    samples.close()


def _table(activity: Activity, run: str) -> "pa.Table":
    count = len(activity.streams)
    names = pa.DictionaryArray.from_arrays(
        pa.array(np.zeros(count, dtype=np.int32)), pa.array([run])
    )
    start_ms = round(activity.start.timestamp() * 1_000)
    starts = pa.array(np.full(count, start_ms, dtype=np.int64))
    columns = [
        pa.array(getattr(activity.streams, name), from_pandas=True) for name in COLUMNS
    ]
    return pa.Table.from_arrays(
        [names, starts.cast(SCHEMA.field("start").type), *columns], schema=SCHEMA
    )
