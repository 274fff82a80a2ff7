"""Sessions as they were performed, and how it felt."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router

from unkink.anatomy import Muscle
from unkink.api.answers import page_answer
from unkink.api.cursors import Cursor, Limit, cursor_of, place_of
from unkink.api.schemas.sessions import (
    FeltDoc,
    SessionDoc,
    SessionIn,
    SessionPage,
    SessionPatch,
)
from unkink.api.schemas.words import Problem
from unkink.coach.keep_session import Played, keep_session
from unkink.planner import VariantKey
from unkink.store import sessions as kept_sessions
from unkink.store.sessions import KeptSession

router = Router(tags=["sessions"])


@router.get("/sessions", response=SessionPage)
def get_sessions(
    request: HttpRequest,  # noqa: ARG001
    limit: Limit = 20,
    cursor: Cursor | None = None,
) -> HttpResponse:
    """Sessions, the newest first."""
    found = kept_sessions.sessions_before(limit + 1, place_of(cursor))
    page = found[:limit]
    last = page[-1] if len(found) > limit else None
    return page_answer(
        SessionDoc,
        map(_doc, page),
        following=cursor_of(last.session.started, last.id) if last else None,
        count=kept_sessions.count_sessions(),
    )


@router.put("/sessions/{uuid:session_id}", response={200: SessionDoc, 404: Problem})
def put_session(
    request: HttpRequest,  # noqa: ARG001
    session_id: UUID,
    session: SessionIn,
) -> dict[str, Any]:
    """Keep a session; the same id a second time changes nothing."""
    played = Played(
        started=session.started,
        routine=session.routine,
        spans=session.played,
        before=_felt(session.before),
        after=_felt(session.after),
        too_much=[VariantKey(one.move, one.variant) for one in session.too_much],
    )
    return _doc(keep_session(session_id, played))


@router.patch("/sessions/{uuid:session_id}", response={200: SessionDoc, 404: Problem})
def patch_session(
    request: HttpRequest,  # noqa: ARG001
    session_id: UUID,
    later: SessionPatch,
) -> dict[str, Any]:
    """Keep what was felt after it, or next morning."""
    kept_sessions.add_felt(
        session_id,
        after=None if later.after is None else _felt(later.after),
        next_morning=None if later.next_morning is None else _felt(later.next_morning),
    )
    return _doc(kept_sessions.session_with(session_id))


@router.delete("/sessions/{uuid:session_id}", response={204: None, 404: Problem})
def delete_session(request: HttpRequest, session_id: UUID) -> HttpResponse:  # noqa: ARG001
    """Forget a session."""
    kept_sessions.delete_session(session_id)
    return HttpResponse(status=204)


def _felt(felt: Iterable[FeltDoc]) -> dict[tuple[Muscle, str], float]:
    return {(one.muscle, str(one.side)): one.value for one in felt}


def _doc(kept: KeptSession) -> dict[str, Any]:
    rolled = [vars(one) for one in kept.session.rolled]
    return {"id": kept.id, **vars(kept.session), "rolled": rolled}
