"""From a course to the true run on it, second by second."""

from dataclasses import dataclass
from datetime import datetime

import numpy as np

from samples.pacing import mood_along, relative_speed, step_rate_at
from samples.route import Route
from samples.run import Flags, Floats, Pause, Sensor, TrueRun
from samples.terrain import Terrain


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where the runner stands for a while.

    Attributes:
        at_m: Where [m].
        lasts_s: How long [s], whole seconds.
    """

    at_m: float
    lasts_s: int


@dataclass(frozen=True, slots=True)
class Course:
    """A course, and the plan of the runner for it.

    Attributes:
        name: Key, and name of its files.
        title: Title for people; says that it is synthetic.
        start: Start, in UTC.
        length_m: Length [m].
        moving_s: Time that the runner takes without stops [s], whole seconds.
        terrain: Its ground.
        route: Where it is on the map; None indoors.
        sensor: What the watch takes its altitude from.
        fade: Share of speed lost by the end [-].
        stops: Stops, in order.
    """

    name: str
    title: str
    start: datetime
    length_m: float
    moving_s: int
    terrain: Terrain
    route: Route | None
    sensor: Sensor = "barometer"
    fade: float = 0.03
    stops: tuple[Stop, ...] = ()


@dataclass(frozen=True, slots=True)
class _Pace:
    """Speed and clock along a course, on a grid of about 1 m, both of shape (m,)."""

    distance_m: Floats
    speed_mps: Floats
    clock_s: Floats


def run_on(course: Course) -> TrueRun:
    """Return the true run on a course."""
    pace = _pace_on(course)
    pauses = _pauses_of(course, pace)
    time_s, clock_s, is_paused = _rows_of(course, pauses)
    distance_m = np.interp(clock_s, pace.clock_s, pace.distance_m)
    grade = course.terrain.grade_at(distance_m)
    speed_mps = np.interp(distance_m, pace.distance_m, pace.speed_mps)
    latitude_deg, longitude_deg = _positions_on(course, distance_m)
    return TrueRun(
        name=course.name,
        title=course.title,
        start=course.start,
        time_s=time_s,
        distance_m=distance_m,
        altitude_m=course.terrain.altitude_at(distance_m),
        grade=grade,
        speed_mps=np.where(is_paused, 0.0, speed_mps),
        step_rate_spm=np.where(is_paused, 0.0, step_rate_at(speed_mps, grade=grade)),
        latitude_deg=latitude_deg,
        longitude_deg=longitude_deg,
        has_position=course.route is not None,
        has_altitude=course.route is not None,
        sensor=course.sensor,
        pauses=pauses,
    )


def _pace_on(course: Course) -> _Pace:
    """Return the pace that takes the runner to the end in the planned time."""
    count = round(course.length_m) + 1
    distance_m = np.linspace(0.0, course.length_m, count)
    speed = relative_speed(course.terrain.grade_at(distance_m))
    speed *= mood_along(distance_m, length_m=course.length_m, fade=course.fade)
    per_step = np.diff(distance_m) * (1 / speed[1:] + 1 / speed[:-1]) / 2
    clock = np.concatenate(([0.0], np.cumsum(per_step)))
    level_mps = clock[-1] / course.moving_s
    return _Pace(distance_m, speed * level_mps, clock / level_mps)


def _pauses_of(course: Course, pace: _Pace) -> tuple[Pause, ...]:
    pauses: list[Pause] = []
    stood_s = 0
    for stop in course.stops:
        clock_s = round(np.interp(stop.at_m, pace.distance_m, pace.clock_s))
        start_s = float(clock_s + stood_s)
        pauses.append(Pause(start_s, start_s + stop.lasts_s))
        stood_s += stop.lasts_s
    return tuple(pauses)


def _rows_of(course: Course, pauses: tuple[Pause, ...]) -> tuple[Floats, Floats, Flags]:
    """Return time [s], timer [s] and whether the timer is stopped, for each second."""
    stood_s = sum(stop.lasts_s for stop in course.stops)
    time_s = np.arange(course.moving_s + stood_s + 1, dtype=np.float64)
    clock_s, is_paused = time_s.copy(), np.zeros(len(time_s), dtype=np.bool_)
    for pause in pauses:
        is_paused |= (time_s >= pause.start_s) & (time_s < pause.end_s)
        clock_s -= (time_s - pause.start_s).clip(0, pause.end_s - pause.start_s)
    return time_s, clock_s, is_paused


def _positions_on(course: Course, distance_m: Floats) -> tuple[Floats, Floats]:
    if course.route is None:
        nowhere = np.full_like(distance_m, np.nan)
        return nowhere, nowhere
    return course.route.positions_at(distance_m)
