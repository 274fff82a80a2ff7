"""The last weeks."""

from typing import Annotated

from django.http import HttpRequest
from ninja import Router
from pydantic import Field

from unkink.api.loaded import catalogue, clock_now
from unkink.api.schemas.sessions import HistoryDoc
from unkink.coach.history import History, history

router = Router(tags=["history"])


@router.get("/history", response=HistoryDoc)
def get_history(
    request: HttpRequest,  # noqa: ARG001
    days: Annotated[int, Field(ge=1, le=366)] = 28,
) -> History:
    """Threads by group through the last days; midnight is that of this machine."""
    return history(clock_now().astimezone(), catalogue(), days=days)
