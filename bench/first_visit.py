"""The first visit of the app: what comes over the wire, and how soon it can be used.

On a processor slowed four times, as DevTools does for a phone. The figure is drawn here
without a graphics card, which a phone has: its blocks are those of SwiftShader.
"""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.request import Request, urlopen

from playwright.sync_api import Page, sync_playwright

from bench.app import serving
from bench.table import Figure, print_table
from unkink.body.chromium import FLAGS, chromium_path

SLOWED = 4
PATIENT_MS = 90_000
# Notes every stretch in which nothing else could run [ms].
LONG_TASKS = """
window.blocks = [];
new PerformanceObserver((list) => {
  for (const one of list.getEntries())
    window.blocks.push([one.startTime, one.duration]);
}).observe({ type: "longtask", buffered: true });
"""
USABLE = """
document.querySelectorAll("muscle-row").length === 12
  && document.querySelector("[role=slider][aria-valuemin]") !== null
  && document.querySelectorAll(".bout").length > 0
"""
# By name: what it may be, and its unit.
LIMITS = {
    "wire until usable": (800.0, "kB"),
    "script and style": (350.0, "kB"),
    "usable": (2_000.0, "ms"),
    "longest block by the figure": (100.0, "ms"),
}


def bench_first_visit(*, is_quick: bool) -> list[Figure]:  # noqa: ARG001  one visit is all
    """Print what a first visit costs, and return the figures."""
    with TemporaryDirectory() as folder, serving(Path(folder)) as root:
        _settle(root)
        measured = _visit(root.removesuffix("/api/v1"))
    print_table(
        f"The first visit, processor slowed {SLOWED} times",
        ("", "measured", "at most"),
        [
            (name, f"{measured[name]:.0f} {unit}", f"{most:.0f} {unit}")
            for name, (most, unit) in LIMITS.items()
        ],
    )
    return [
        Figure(f"first visit: {name} [{unit}]", measured[name], most)
        for name, (most, unit) in LIMITS.items()
    ]


def _settle(root: str) -> None:
    """Let the runner be known, with a run: then the first page has most to show."""
    known = json.dumps({"is_set_up": True}).encode()
    headers = {"content-type": "application/json"}
    for request in (
        Request(f"{root}/profile", known, headers, method="PATCH"),  # noqa: S310  ours
        Request(f"{root}/runs/sample", b"", method="POST"),  # noqa: S310
    ):
        urlopen(request).close()  # noqa: S310


def _visit(url: str) -> dict[str, float]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=list(FLAGS)
        )
        page = browser.new_context(
            viewport={"width": 390, "height": 844}, bypass_csp=True
        ).new_page()
        page.add_init_script(LONG_TASKS)
        sizes = _listening(page)
        page.goto(url)
        page.wait_for_function(USABLE, timeout=PATIENT_MS)
        usable_ms: float = page.evaluate("performance.now()")
        wire = sum(sizes.values())
        # The first name stands there once the body is drawn.
        page.wait_for_selector("body-map .tag", timeout=PATIENT_MS)
        page.wait_for_timeout(3_000)
        blocks = page.evaluate("window.blocks")
        browser.close()
    code = sum(n for name, n in sizes.items() if name.endswith((".js", ".css")))
    later = [length for start, length in blocks if start > usable_ms]
    return {
        "wire until usable": wire / 1e3,
        "script and style": code / 1e3,
        "usable": usable_ms,
        "longest block by the figure": max(later, default=0.0),
    }


def _listening(page: Page) -> dict[str, float]:
    """Slow the processor, and note how many bytes each address took on the wire."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWED})
    names: dict[str, str] = {}
    sizes: dict[str, float] = {}

    def asked(event: dict[str, Any]) -> None:
        names[event["requestId"]] = event["request"]["url"]

    def came(event: dict[str, Any]) -> None:
        name = names.get(event["requestId"], "")
        sizes[name] = sizes.get(name, 0.0) + event["encodedDataLength"]

    session.on("Network.requestWillBeSent", asked)
    session.on("Network.loadingFinished", came)
    return sizes
