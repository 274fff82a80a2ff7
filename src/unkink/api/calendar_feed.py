"""The calendar for the runner's own program, which knows a secret and shows no cookie.

What it tells is moves and times.
"""

from django.http import HttpRequest, HttpResponse

from unkink.api.loaded import catalogue, clock_now
from unkink.api.problems import problem, problem_of
from unkink.coach.calendar_feed import calendar_feed
from unkink.coach.usual_time import local_zone
from unkink.errors import UnkinkError
from unkink.exports import FORMS
from unkink.store.calendar import opens_calendar

NO_CALENDAR = (
    "There is no calendar at this address; the app's settings show the right one."
)
ONLY_READ = "A calendar can be read only."


def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """Return the days to come to whoever brings the secret; to others, nothing."""
    if request.method not in ("GET", "HEAD"):
        return problem(405, ONLY_READ)
    try:
        if not opens_calendar(secret):
            return problem(404, NO_CALENDAR)
        data = calendar_feed(
            clock_now(),
            catalogue(),
            zone=local_zone(),
            origin=f"{request.scheme}://{request.get_host()}",
        )
    except UnkinkError as error:
        return problem_of(error)
    answer = HttpResponse(data, content_type=FORMS["ics"].media_type)
    answer.headers["Cache-Control"] = "no-store"
    return answer
