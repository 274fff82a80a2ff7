"""Change what the runner told, and whatever follows from it."""

from collections.abc import Mapping
from typing import Any

from unkink.catalogue import Catalogue
from unkink.coach.bands import refresh_all_bands
from unkink.coach.settings import check_profile, settings_of
from unkink.store import profile as profiles

# These may be unknown; of all other fields None means no change.
UNKNOWN_ALLOWED = frozenset({"height_m", "mass_kg", "sex", "morning_asked_at"})


def change_profile(changes: Mapping[str, Any], catalogue: Catalogue) -> dict[str, Any]:
    """Change some fields of the profile and return all that was told.

    The bands of all runs are told anew if the runner is another one for the load model.

    Args:
        changes: Fields of the profile, as plain data.
        catalogue: What may be named.

    Raises:
        UnknownKeyError: If a tool, place, caution, move, position or variant is none.
        StoreError: If it could not be kept.
    """
    told = {
        name: value
        for name, value in changes.items()
        if value is not None or name in UNKNOWN_ALLOWED
    }
    check_profile(told, catalogue)
    before = settings_of(profiles.read_profile(), catalogue).runner
    profile = profiles.change_profile(told)
    settings = settings_of(profile, catalogue)
    if settings.runner != before:
        refresh_all_bands(settings)
    return profile
