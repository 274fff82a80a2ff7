"""Twenty minutes in real time: every cue within a tenth of a second of its place."""

import json
from statistics import median
from typing import Any

import pytest
from playwright.sync_api import BrowserContext

from tests.app.hearing import heard
from tests.app.runner import fetched
from tests.app.serving import Server

MINUTES = 20
LATEST_MS = 100.0


@pytest.mark.soak
def test_twenty_minutes_of_cues_come_within_a_tenth_of_a_second(
    phone: BrowserContext, server: Server
) -> None:
    path = f"/programmes/classic/plan?minutes={MINUTES}"
    plan: dict[str, Any] = fetched(server, path, method="POST")
    timeline = plan["timeline"]
    page = phone.new_page()
    page.goto(server.url + "/stop")
    page.evaluate(
        "plan => localStorage.setItem('unkink.plan', JSON.stringify(plan))",
        {"plan": plan, "before": []},
    )
    page.goto(server.url + "/session")
    page.get_by_role("button", name="No, nothing new").click()
    state = json.loads(page.evaluate("localStorage['unkink.session']"))
    begun_ms = state["playback"]["anchorMs"]

    page.wait_for_url("**/after/*", timeout=(timeline["total_s"] + 60) * 1_000)
    page.wait_for_timeout(1_000)

    spoken = [cue for cue in timeline["cues"] if cue["text"]]
    said = heard(page)
    assert sorted(one["text"] for one in said) == sorted(c["text"] for c in spoken)
    late_ms = lateness_ms(spoken, said, begun_ms)
    print(
        f"{len(said)} utterances over {timeline['total_s']} s: "
        f"median {median(late_ms):.0f} ms late, at most {max(late_ms):.0f}"
    )
    assert max(late_ms) <= LATEST_MS
    assert min(late_ms) >= 0


def lateness_ms(
    cues: list[dict[str, Any]], said: list[Any], begun_ms: float
) -> list[float]:
    """Return how long after its place each cue was said [ms].

    Utterances are matched to the cue of the same words that is nearest before them.
    """
    waiting = list(cues)
    late = []
    for one in said:
        at_s = (one["wall_ms"] - begun_ms) / 1_000
        same = [cue for cue in waiting if cue["text"] == one["text"]]
        cue = min(same, key=lambda cue: abs(cue["at_s"] - at_s))
        waiting.remove(cue)
        late.append((at_s - cue["at_s"]) * 1_000)
    return late
