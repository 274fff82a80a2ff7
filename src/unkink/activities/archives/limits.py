"""How much a walk looks at and unpacks before it stops."""

from unkink.errors import ArchiveError

MIB, GIB = 2**20, 2**30

# A runner who trains twice a day fills this in 270 years.
MOST_FILES = 200_000
MOST_ENTRIES = 200_000
# Names of other files are cheap, but a whole computer is not what was meant.
MOST_NAMES = 5_000_000
MOST_READ_BYTES = 64 * GIB

LARGEST_ARCHIVE_BYTES = 2**33
# 600 bytes for each of the most entries.
LARGEST_DIRECTORY_BYTES = 120 * MIB
# The archive itself, the ones in it, and the ones in those.
MOST_DEPTH = 3

# Long TCX files pack to a thirtieth; what packs to a thousandth was made to harm.
# The one allowance is for an entry, the other for all that a walk unpacks.
MOST_RATIO = 200
RATIO_FREE_BYTES = 10 * MIB
RATIO_FREE_WALK_BYTES = GIB

# To go back in a packed archive unpacks again what was unpacked before. For thousands
# of small runs in no order that may be hundreds of times the archive, and does no harm.
AGAIN_WEIGHS = 10

# Each takes some 45 kB, for as long as the files that were found are held. The place
# where reading stopped in an archive is one, too.
MOST_CHECKPOINTS = 1_000


class Budget:
    """Counts what one walk has looked at and unpacked; its streams count on."""

    def __init__(self) -> None:
        self._checkpoints_left = MOST_CHECKPOINTS
        self._names_left = MOST_NAMES
        self._bytes_left = MOST_READ_BYTES
        self._ratio_left = RATIO_FREE_WALK_BYTES

    @property
    def is_spent(self) -> bool:
        """Whether the walk has to end."""
        return self._names_left < 0 or not self.may_unpack

    @property
    def may_unpack(self) -> bool:
        """Whether more may be unpacked."""
        return min(self._bytes_left, self._ratio_left) >= 0

    def allow_for(self, archive_bytes: int) -> None:
        """Let so much be unpacked as honest archives of a size on disk may hold."""
        more_bytes = MOST_RATIO * archive_bytes - RATIO_FREE_WALK_BYTES
        self._ratio_left += max(0, more_bytes)

    def has_checkpoint(self) -> bool:
        """Return whether one more place to start from may be kept, and count it."""
        self._checkpoints_left -= 1
        return self._checkpoints_left >= 0

    def count_name(self, source: str) -> None:
        """Count a name that was looked at.

        Raises:
            ArchiveError: If there were too many.
        """
        self._names_left -= 1
        if self._names_left < 0:
            raise ArchiveError(
                source,
                f"more than {MOST_NAMES} names were looked at; name fewer folders",
            )

    def count_bytes(
        self, size_bytes: int, source: str, *, again_bytes: int = 0
    ) -> None:
        """Count bytes that were unpacked.

        Args:
            size_bytes: How many.
            source: What they were unpacked from.
            again_bytes: How many of them had been unpacked before.

        Raises:
            ArchiveError: If there were too many.
        """
        self._bytes_left -= size_bytes
        self._ratio_left -= size_bytes - again_bytes + again_bytes // AGAIN_WEIGHS
        if self._ratio_left < 0:
            raise ArchiveError(
                source,
                f"the archives unpack to more than {MOST_RATIO} times their size, as "
                "no history does; the rest of them is not read",
            )
        if self._bytes_left < 0:
            raise ArchiveError(
                source,
                f"more than {MOST_READ_BYTES // GIB} GiB were unpacked; "
                "the rest is not read",
            )
