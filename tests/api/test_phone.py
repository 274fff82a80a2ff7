import ssl
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import sync_playwright

from tests.api.phones import ADDRESS, COOKIE, HERE, Home, home
from tests.api.run_files import gpx
from unkink.body.chromium import FLAGS, chromium_path
from unkink.store.devices import MOST_MISSES, MOST_OFFERS


@pytest.fixture(scope="module")
def at_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    with home(tmp_path_factory.mktemp("phone")) as one:
        yield one


@pytest.fixture(autouse=True)
def _nobody_is_paired(at_home: Home) -> None:
    at_home.computer.call("DELETE", "/data", {"confirm": "delete"})


def test_the_terminal_shows_address_code_and_fingerprint(at_home: Home) -> None:
    assert f"{at_home.origin}/pair/" in at_home.told
    assert "█" in at_home.told
    doc = at_home.computer.call("POST", "/pairing").doc
    assert doc["fingerprint"] in at_home.told


def test_a_stranger_is_told_how_to_pair_and_sees_nothing(at_home: Home) -> None:
    page = at_home.stranger.ask("GET", "/")
    call = at_home.stranger.call("GET", "/today")
    write = at_home.stranger.call("POST", "/runs?name=a.gpx", gpx(1))

    assert (page.status, call.status, write.status) == (403, 403, 403)
    assert b"scan the code there" in page.body
    assert b"<script" not in page.body
    assert call.doc["detail"].startswith("This device is not paired with unkink")
    assert at_home.computer.call("GET", "/runs").doc["count"] == 0


@pytest.mark.parametrize(
    "path",
    ["/pair", "/pair/", "/pair/a/b", "/pair/../api/v1/today", "/pair/a/authority.crt/"],
)
def test_nothing_but_the_page_that_pairs_lies_beside_it(
    at_home: Home, path: str
) -> None:
    answer = at_home.stranger.ask("GET", path)

    assert answer.status == 403
    assert b"<script" not in answer.body


def test_a_paired_phone_sees_and_keeps_what_the_computer_does(at_home: Home) -> None:
    phone = at_home.paired()

    answer = phone.call("POST", "/runs?name=a.gpx", gpx(1), Origin=at_home.origin)

    assert answer.status == 200
    assert at_home.computer.call("GET", "/runs").doc["count"] == 1
    assert phone.call("GET", "/runs").doc["count"] == 1


def test_the_cookie_is_one_that_no_page_reads_and_no_other_site_sends(
    at_home: Home,
) -> None:
    answer = at_home.stranger.ask("POST", at_home.pairing(), Origin=at_home.origin)

    parts = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")}
    assert {"secure", "httponly", "samesite=strict", "path=/"} <= parts
    assert answer.headers["set-cookie"].strip().startswith(f"{COOKIE}=")
    assert answer.headers["location"] == "/"


def test_looking_at_the_code_uses_nothing_up_and_the_button_does(
    at_home: Home,
) -> None:
    path = at_home.pairing()

    looks = [at_home.stranger.ask(method, path) for method in ("GET", "HEAD", "GET")]
    first = at_home.stranger.ask("POST", path, Origin=at_home.origin)
    second = at_home.stranger.ask("POST", path, Origin=at_home.origin)

    assert [one.status for one in looks] == [200, 200, 200]
    assert b"Pair this device" in looks[0].body
    policy = looks[0].headers["content-security-policy"]
    assert policy.startswith("default-src 'none'")
    assert (first.status, second.status) == (303, 403)
    assert b"was used, is wrong, or is older than ten minutes" in second.body
    assert len(at_home.computer.call("GET", "/devices").doc["items"]) == 1


def test_a_phone_that_is_removed_is_out_at_once(at_home: Home) -> None:
    phone = at_home.paired()
    (device,) = at_home.computer.call("GET", "/devices").doc["items"]
    assert phone.call("GET", "/today").status == 200

    answer = at_home.computer.call("DELETE", f"/devices/{device['id']}")

    assert answer.status == 204
    assert phone.call("GET", "/today").status == 403
    assert at_home.computer.call("DELETE", f"/devices/{device['id']}").status == 404


def test_a_phone_removes_itself_and_no_other(at_home: Home) -> None:
    one, two = at_home.paired(), at_home.paired()
    items = one.call("GET", "/devices").doc["items"]
    own = next(item["id"] for item in items if item["is_this"])
    other = next(item["id"] for item in items if not item["is_this"])

    refused = one.call("DELETE", f"/devices/{other}", Origin=at_home.origin)
    gone = one.call("DELETE", f"/devices/{own}", Origin=at_home.origin)

    assert (refused.status, gone.status) == (403, 204)
    assert refused.doc["detail"].startswith("A phone can remove itself only")
    assert (one.call("GET", "/today").status, two.call("GET", "/today").status) == (
        403,
        200,
    )


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/pairing"),
        ("POST", "/restore"),
        ("POST", "/restore?replace=true"),
        ("DELETE", "/data"),
        ("POST", "/data/drop-coordinates"),
    ],
)
def test_what_ends_in_a_loss_or_lets_others_in_takes_the_computer(
    at_home: Home, method: str, path: str
) -> None:
    phone = at_home.paired()
    at_home.computer.call("POST", "/runs?name=a.gpx", gpx(1))

    answer = phone.call(method, path, {"confirm": "delete"}, Origin=at_home.origin)

    assert answer.status == 403
    assert answer.doc["detail"].startswith("This can be done on the computer only")
    assert at_home.computer.call("GET", "/data").doc["originals"] == 1


def test_a_page_of_another_site_cannot_write_through_a_paired_phone(
    at_home: Home,
) -> None:
    phone = at_home.paired()

    for headers in (
        {"Origin": "https://evil.example"},
        {"Sec_Fetch_Site": "cross-site"},
    ):
        assert phone.call("POST", "/runs?name=a.gpx", gpx(1), **headers).status == 403
    path = at_home.pairing()
    assert at_home.stranger.ask("POST", path, Origin="null").status == 403


@pytest.mark.parametrize("host", ["evil.example", HERE, f"{ADDRESS}:1", "[::1", ""])
def test_another_host_name_is_not_answered_even_to_a_paired_phone(
    at_home: Home, host: str
) -> None:
    phone = at_home.paired()

    answer = phone.ask("GET", "/api/v1/today", Host=host)

    assert answer.status in {400, 403}


def test_a_guessed_token_opens_nothing(at_home: Home) -> None:
    guesses = ["", "x" * 43, "../..", "é" * 9]

    for guess in guesses:
        cookie = {"Cookie": f"{COOKIE}={guess}"}
        forged = replace(at_home.stranger, headers=cookie)
        assert forged.call("GET", "/today").status == 403


def test_too_many_wrong_codes_close_every_offer(at_home: Home) -> None:
    path = at_home.pairing()
    for number in range(MOST_MISSES):
        at_home.stranger.ask("GET", f"/pair/wrong{number}")

    assert at_home.stranger.ask("GET", path).status == 403


def test_no_more_than_some_offers_are_open(at_home: Home) -> None:
    answers = [
        at_home.computer.call("POST", "/pairing") for _ in range(MOST_OFFERS + 1)
    ]

    assert [one.status for one in answers[:-1]] == [200] * MOST_OFFERS
    assert answers[-1].status == 403
    assert "codes are open; wait ten minutes" in answers[-1].doc["detail"]


def test_the_code_is_a_picture_that_needs_nothing_from_elsewhere(at_home: Home) -> None:
    doc = at_home.computer.call("POST", "/pairing").doc

    assert doc["is_serving"] is True
    assert doc["qr_svg"].startswith("<svg")
    assert "style=" not in doc["qr_svg"]


def test_the_certificate_holds_for_whoever_trusts_the_authority_alone(
    at_home: Home,
) -> None:
    doubtful = replace(at_home.stranger, trust=ssl.create_default_context())

    with pytest.raises(ssl.SSLCertVerificationError):
        doubtful.ask("GET", "/")


def test_the_authority_is_given_to_the_computer_to_phones_and_on_the_page(
    at_home: Home,
) -> None:
    phone, path = at_home.paired(), at_home.pairing()

    given = [
        at_home.computer.ask("GET", "/authority.crt"),
        phone.ask("GET", "/authority.crt"),
        at_home.stranger.ask("GET", f"{path}/authority.crt"),
    ]

    assert [one.status for one in given] == [200, 200, 200]
    assert given[0].headers["content-type"] == "application/x-x509-ca-cert"
    assert all(one.body.startswith(b"-----BEGIN CERTIFICATE") for one in given)
    assert at_home.stranger.ask("GET", "/authority.crt").status == 403
    assert at_home.stranger.ask("GET", "/pair/x/authority.crt").status == 403


def test_a_browser_is_refused_pairs_by_the_button_and_is_removed_again(
    at_home: Home,
) -> None:
    # Headless Chromium takes no authority of ours: it reads that of the system or of
    # an NSS database that it alone can be told of by tools that are not here. Python's
    # client above checks the chain; the browser passes over it.
    rules = f"--host-resolver-rules=MAP {ADDRESS} {HERE}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(), args=[*FLAGS, rules]
        )
        context = browser.new_context(ignore_https_errors=True)
        page = context.new_page()

        refused = page.goto(at_home.origin)
        assert refused
        assert refused.status == 403
        assert "scan the code there" in page.inner_text("body")

        page.goto(at_home.origin + at_home.pairing())
        page.get_by_role("button", name="Pair this device").click()
        page.wait_for_url(f"{at_home.origin}/**")
        assert page.evaluate("fetch('/api/v1/today').then(r => r.status)") == 200
        assert page.evaluate("document.cookie") == ""

        (device,) = at_home.computer.call("GET", "/devices").doc["items"]
        assert device["name"].endswith("Chrome")
        at_home.computer.call("DELETE", f"/devices/{device['id']}")
        assert page.evaluate("fetch('/api/v1/today').then(r => r.status)") == 403
        browser.close()
