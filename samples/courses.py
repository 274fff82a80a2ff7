"""The four courses."""

from datetime import UTC, datetime

from samples.route import Route
from samples.run import TrueRun
from samples.simulate import Course, Stop, run_on
from samples.terrain import Ramp, Terrain, Wave

# All starts lie in the open Atlantic: nobody can take a synthetic run for somebody's.
_HILLY_10K = Course(
    name="hilly-10k",
    title="Hilly 10 km (synthetic)",
    start=datetime(2026, 9, 6, 7, 30, tzinfo=UTC),
    length_m=10_000,
    moving_s=3_240,
    terrain=Terrain(
        base_m=240,
        shapes=(Wave(10_000 / 6, 17.2, -1.2), Wave(10_000 / 11, 4.0), Wave(400, 0.6)),
    ),
    route=Route(46.50, -30.00, length_m=10_000),
)
_TREADMILL = Course(
    name="treadmill",
    title="Treadmill 8 km (synthetic)",
    start=datetime(2026, 9, 9, 17, 45, tzinfo=UTC),
    length_m=8_000,
    moving_s=2_640,
    terrain=Terrain(base_m=0, shapes=()),
    route=None,
    fade=0.0,
    stops=(Stop(at_m=4_500, lasts_s=75),),
)
_ROAD_MARATHON = Course(
    name="road-marathon",
    title="Road marathon (synthetic)",
    start=datetime(2026, 10, 11, 7, 0, tzinfo=UTC),
    length_m=42_195,
    moving_s=12_983,  # 3.25 m/s on average: the run that the load is anchored on
    terrain=Terrain(base_m=35, shapes=(Wave(6_000, 5.5, 0.7), Wave(1_500, 0.9))),
    route=Route(47.00, -31.00, length_m=42_195),
    sensor="satellite",
    fade=0.06,
)
_MOUNTAIN_RUN = Course(
    name="mountain-run",
    title="Mountain run, 1,100 m up and down (synthetic)",
    start=datetime(2026, 9, 20, 6, 15, tzinfo=UTC),
    length_m=18_000,
    moving_s=7_500,
    terrain=Terrain(
        base_m=620,
        shapes=(
            Ramp(400, 2_200, 0.09),
            Ramp(2_200, 4_600, 0.13),
            Ramp(4_600, 5_600, 0.05),
            Ramp(5_600, 8_800, 0.18),
            Ramp(9_200, 11_600, -0.185),
            Ramp(11_600, 13_000, -0.06),
            Ramp(13_000, 15_400, -0.15),
            Ramp(15_400, 17_600, -0.096),
            Wave(800, 1.9),
        ),
    ),
    route=Route(46.00, -32.00, length_m=18_000),
    stops=(Stop(at_m=9_000, lasts_s=180),),
)
COURSES = {
    course.name: course
    for course in (_HILLY_10K, _TREADMILL, _ROAD_MARATHON, _MOUNTAIN_RUN)
}


def make_run(name: str) -> TrueRun:
    """Return the true run on the course of that name; the same each time."""
    return run_on(COURSES[name])


def all_runs() -> list[TrueRun]:
    """Return the true runs on all courses."""
    return [run_on(course) for course in COURSES.values()]
