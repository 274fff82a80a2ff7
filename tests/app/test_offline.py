"""With the server dead and no network, a session plays whole and arrives once."""

from playwright.sync_api import BrowserContext, Page, expect

from tests.app.hearing import heard
from tests.app.runner import FAST, PLAYED_MS, fetched, say_how_it_feels, settled
from tests.app.serving import Server, start

READY_MS = 120_000
# SwiftShader draws the body with the processor, on a busy machine for seconds.
BODY_MS = 40_000


def kept_whole(page: Page, server: Server) -> None:
    """See today's plan, and wait until the app is there without a network."""
    page.goto(server.url)
    expect(page.get_by_role("heading", name="Best for ten minutes")).to_be_visible()
    expect(page.get_by_text("Ready offline")).to_be_visible(timeout=READY_MS)


def played(page: Page, server: Server) -> list[str]:
    """Play a session to its end, see the figure do it, and return what was said."""
    page.goto(server.url)
    expect(page.locator("body-map .tag").first).to_be_visible(timeout=BODY_MS)
    page.get_by_role("button", name="Start").click()
    page.wait_for_url("**/session")
    page.goto(server.url + FAST)
    page.get_by_role("button", name="No, nothing new").click()
    expect(page.locator("session-figure canvas.live")).to_be_visible(timeout=BODY_MS)
    page.wait_for_url("**/after/*", timeout=PLAYED_MS)
    return [one["text"] for one in heard(page)]


def test_a_fresh_tab_plays_a_session_without_server_and_network(
    phone: BrowserContext, server: Server
) -> None:
    settled(server)
    kept_whole(phone.new_page(), server)
    server.kill()
    phone.set_offline(True)

    page = phone.new_page()
    said = played(page, server)
    say_how_it_feels(page, 4)
    expect(page.get_by_text("Kept on this device.")).to_be_visible()
    again = start(server.folder, port=server.port)
    try:
        phone.set_offline(False)
        page.goto(again.url)
        page.wait_for_function(
            "fetch('/api/v1/sessions').then(a => a.json()).then(one => one.count === 1)"
        )
        page.reload()
        expect(page.get_by_role("slider", name="Minutes")).to_be_visible()
        sessions = fetched(again, "/sessions")
    finally:
        again.kill()

    assert sessions["count"] == 1
    assert "Done. Well rolled." in said
    [session] = sessions["items"]
    assert session["played_s"] == session["total_s"]
    assert 4 in {one["soreness_after"] for one in session["rolled"]}
