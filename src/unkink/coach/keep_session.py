"""Keep a session that was played, and what was felt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from unkink.anatomy import Muscle
from unkink.coach.settings import variant_keys
from unkink.planner import VariantKey
from unkink.routines import routine_from_json, routine_to_json, session_of
from unkink.store import profile as profiles
from unkink.store import sessions as kept_sessions
from unkink.store.sessions import Felt, KeptSession


@dataclass(frozen=True)
class Played:
    """A session as it was played.

    Attributes:
        started: When, with time zone.
        routine: `unkink.routine/1` as it was at the end.
        spans: Stretches of its timeline that were played [s].
        before: Soreness before, by muscle and side.
        after: Soreness right after.
        too_much: Variants that were too much.
    """

    started: datetime
    routine: Mapping[str, Any]
    spans: Sequence[tuple[float, float]]
    before: Mapping[tuple[Muscle, str], float]
    after: Felt
    too_much: Sequence[VariantKey]


def keep_session(session_id: UUID, played: Played) -> KeptSession:
    """Keep a session; one whose id is kept already stays as it is.

    What was too much goes to the profile, where every later plan heeds it.

    Raises:
        DataFileError: If the routine is none.
        StoreError: If it could not be kept.
    """
    routine = routine_from_json(played.routine, source="the routine")
    session = session_of(
        routine, played.spans, started=played.started, before=played.before
    )
    kept = KeptSession(
        id=session_id,
        session=session,
        routine=routine_to_json(routine),
        played=tuple(played.spans),
        too_much=tuple((key.move, key.variant) for key in played.too_much),
    )
    if kept_sessions.save_session_once(kept, after=played.after):
        _remember(played.too_much)
    return kept_sessions.session_with(session_id)


def _remember(too_much: Sequence[VariantKey]) -> None:
    known = profiles.read_profile().get("too_much", [])
    new = sorted(set(too_much) - variant_keys(known), key=lambda k: (k.move, k.variant))
    if new:
        refs = [{"move": key.move, "variant": key.variant} for key in new]
        profiles.change_profile({"too_much": [*known, *refs]})
