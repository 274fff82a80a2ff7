import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any

import pypdf
import pypdfium2
import pytest
import zxingcpp
from pypdfium2 import raw

from tests.exports.routines import make_guided, planned, programmes, random_plans
from tests.journeys.command import ROOT, environment
from unkink.body.shipped import SHIPPED
from unkink.errors import QuantityError
from unkink.exports import FORMS, Choices, Guided, Paper
from unkink.exports.links.link import link_of
from unkink.exports.sheet.card import ROOMY, card_of
from unkink.exports.sheet.paper import MOST_MOVES
from unkink.routines import Bout, BoutSide, Routine
from unkink.routines.words import sets_in_words
from unkink.units import clock

MM = 72 / 25.4
SIZES = {Paper.A4: (210, 297), Paper.LETTER: (215.9, 279.4)}
# Of the font, from its table OS/2: capitals to size of the letters.
CAPITALS = 0.7
WITHOUT_TYPST = """
import sys
sys.modules["typst"] = None
from unkink.cli.app import main
main()
"""
BASE = "https://roll.example/shared"


def written(each: Guided, paper: Paper = Paper.A4, base: str = BASE) -> bytes:
    return FORMS["pdf"].encode(each, Choices(paper=paper, base=base))


def words_of(data: bytes) -> str:
    return tight(pypdf.PdfReader(BytesIO(data)).pages[0].extract_text())


def tight(text: str) -> str:
    """A text without white space: what is broken into lines may lose or gain some."""
    return "".join(text.split())


def tags_of(data: bytes) -> list[tuple[str, str]]:
    """The tags of a PDF in the order of reading, with what they say of pictures."""
    root: Any = pypdf.PdfReader(BytesIO(data)).trailer["/Root"]
    return list(_tags(root["/StructTreeRoot"]["/K"]))


def _tags(node: Any) -> Iterator[tuple[str, str]]:
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for child in node:
            yield from _tags(child)
    elif isinstance(node, dict) and "/S" in node:
        yield str(node["/S"]), str(node.get("/Alt", ""))
        yield from _tags(node.get("/K", []))


def code_on(data: bytes) -> str:
    """What a reader finds on the page as printed in grey at 150 dots an inch."""
    page = pypdfium2.PdfDocument(data)[0]
    printed = page.render(scale=150 / 72, grayscale=True).to_numpy()
    read = zxingcpp.read_barcode(printed)
    return read.text if read else ""


def has_still(bout: Bout) -> bool:
    return (SHIPPED / "stills" / f"{bout.move}.{bout.variant}.webp").exists()


def check_words(each: Guided, data: bytes) -> None:
    words = words_of(data)
    safety = each.catalogue.safety
    position, reached = "", 0
    for number, bout in enumerate(each.routine.bouts, start=1):
        move = each.catalogue.moves[bout.move]
        heading = f"{number}{tight(move.name)}"
        at = words.find(heading, reached)
        assert at >= 0, heading
        if bout.position != position:
            position = bout.position
            told = each.catalogue.positions[position]
            way = tight(told.into if is_roomy(each) else f" {told.name}.")
            assert words[reached:at].endswith(way), way
        sides, set_up = sets_in_words(bout), move.variants[bout.variant].set_up[0]
        for said in (clock(bout.start_s), sides, set_up):
            assert tight(said) in words[at:], said
        reached = at + len(heading)
    for said in (*safety.during, safety.question, safety.disclaimer):
        assert tight(said) in words
    assert all(tight(note) in words for note in each.routine.notes)


def is_roomy(each: Guided) -> bool:
    return len(each.routine.bouts) <= ROOMY


def check_form(each: Guided, data: bytes, paper: Paper) -> None:
    read = pypdf.PdfReader(BytesIO(data))
    root: Any = read.trailer["/Root"]
    width, height = SIZES[paper]
    box = read.pages[0].mediabox

    assert len(read.pages) == 1
    assert box.width == pytest.approx(width * MM, abs=0.1)
    assert box.height == pytest.approx(height * MM, abs=0.1)
    assert read.metadata is not None
    assert read.metadata.title == each.routine.title
    assert root["/Lang"] == "en-GB"
    assert root["/MarkInfo"]["/Marked"]
    assert b"pdfuaid:part" in root["/Metadata"].get_data()


def check_tags(each: Guided, data: bytes) -> None:
    tags = tags_of(data)
    names = [name for name, _ in tags]
    seen = [told for name, told in tags if name == "/Figure"]
    moves = [
        each.catalogue.moves[b.move].name for b in each.routine.bouts if has_still(b)
    ]

    assert names.count("/H1") == 1
    assert names.count("/H2") == len(each.routine.bouts)
    assert "opens this routine on a phone" in seen[0]
    assert len(seen) == 1 + len(moves)
    assert all(name in told for name, told in zip(moves, seen[1:], strict=True))


def check_place(data: bytes, paper: Paper) -> None:
    """All letters are inside the margins, and those of moves above the safety line."""
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    signs = "".join(
        chr(raw.FPDFText_GetUnicode(page.raw, at)) for at in range(page.count_chars())
    )
    footer = signs.find("While rolling")
    boxes = [
        (at, page.get_charbox(at)) for at, sign in enumerate(signs) if sign.strip()
    ]
    width, height = SIZES[paper]
    line = page.get_charbox(footer)[3]

    assert min(box[0] for _, box in boxes) > 13 * MM
    assert max(box[2] for _, box in boxes) < (width - 13) * MM
    assert max(box[3] for _, box in boxes) < (height - 10) * MM
    assert min(box[1] for _, box in boxes) > 8 * MM
    assert min(box[1] for at, box in boxes if at < footer) > line


@pytest.mark.parametrize("part", range(4))
def test_every_routine_is_on_one_tagged_sheet_that_says_all_of_it(part: int) -> None:
    for number, each in enumerate((*programmes(), *random_plans())):
        if number % 4 == part:
            paper = list(Paper)[number // 4 % 2]

            data = written(each, paper)

            check_form(each, data, paper)
            check_words(each, data)
            check_tags(each, data)
            check_place(data, paper)


def test_a_phone_reads_the_link_from_the_sheet_in_grey() -> None:
    for number, each in enumerate((*programmes(), *random_plans(200)[:14])):
        code = code_on(written(each, list(Paper)[number % 2]))

        assert code == link_of(each.routine, base=BASE)


def test_the_longest_link_that_there_is_can_be_read() -> None:
    notes = tuple(f"note {number * 7_919 % 10_007}" for number in range(400))
    each = make_guided(replace(make_guided().routine, notes=notes))

    code = code_on(written(each, Paper.LETTER))

    assert 1_700 < len(code) <= 2_000


def test_letters_of_moves_and_doses_are_large_until_there_are_many() -> None:
    for each in (*programmes(), *random_plans()[:30]):
        names, doses = capitals_on(written(each, Paper.LETTER), each)

        moves = len(each.routine.bouts)
        assert min(names) >= (6.6 if moves <= 3 else 3.6)
        assert min(doses) >= (3.4 if moves <= 6 else 2.6)


def capitals_on(data: bytes, each: Guided) -> tuple[list[float], list[float]]:
    """The heights of capitals in the names of moves and in their doses [mm]."""
    page = pypdfium2.PdfDocument(data)[0].get_textpage()
    text = page.get_text_range()
    names = [each.catalogue.moves[b.move].name.split()[0] for b in each.routine.bouts]
    doses = [r"\s".join(sets_in_words(b).split()[:2]) for b in each.routine.bouts]
    return [height_of(n, page, text) for n in names], [
        height_of(d, page, text) for d in doses
    ]


def height_of(word: str, page: Any, text: str) -> float:
    found = re.search(word, text)
    assert found, word
    return float(raw.FPDFText_GetFontSize(page.raw, found.start())) * CAPITALS / MM


def test_the_same_words_are_set_again_in_the_same_bytes() -> None:
    assert written(make_guided()) == written(make_guided())


def test_another_moment_is_another_date() -> None:
    each = make_guided()
    later = replace(each, now=each.now + timedelta(days=1))

    first, second = (
        pypdf.PdfReader(BytesIO(written(one))).metadata for one in (each, later)
    )

    assert first is not None
    assert second is not None
    assert first.creation_date != second.creation_date


@pytest.mark.parametrize(
    "title", ['#panic("x") $a$ *b* _c_ <d> @e', "\\ // /* `raw` ]", "= no heading"]
)
def test_a_title_is_never_read_as_markup(title: str) -> None:
    each = make_guided(replace(make_guided().routine, title=title, author=title))

    data = written(each)

    assert tight(f"{title}10:05") in words_of(data)
    assert tight(f"by {title}") in words_of(data)
    assert [name for name, _ in tags_of(data)].count("/H1") == 1


@pytest.mark.parametrize("title", ["脚をほぐす", "\N{FOOT}", "W" * 500, "", "a " * 300])
def test_whatever_a_routine_is_called_it_stays_one_sheet(title: str) -> None:
    each = make_guided(replace(make_guided().routine, title=title))

    data = written(each)

    assert len(pypdf.PdfReader(BytesIO(data)).pages) == 1
    check_place(data, Paper.A4)


def test_as_many_moves_as_a_sheet_holds_stay_above_the_safety_line() -> None:
    each = repeated(MOST_MOVES)

    data = written(each, Paper.LETTER)

    check_words(each, data)
    check_place(data, Paper.LETTER)


def test_more_moves_than_a_sheet_holds_are_refused() -> None:
    with pytest.raises(QuantityError, match="25; allowed is 1 to 24"):
        written(repeated(MOST_MOVES + 1))


def repeated(count: int) -> Guided:
    """The classic programme over and over, until it has so many moves."""
    classic = next(
        each.routine for each in programmes() if each.routine.title == "Classic"
    )
    rounds = -(-count // len(classic.bouts))
    bouts = [
        replace(bout, start_s=bout.start_s + late_s, end_s=bout.end_s + late_s)
        for late_s in range(0, rounds * classic.total_s, classic.total_s)
        for bout in classic.bouts
    ][:count]
    total_s = bouts[-1].end_s
    return make_guided(replace(classic, bouts=tuple(bouts), total_s=total_s, notes=()))


def test_a_move_without_picture_is_set_without_one() -> None:
    each = make_guided()
    bout = each.routine.bouts[0]
    move = each.catalogue.moves[bout.move]
    drawn = move.variants[bout.variant]
    undrawn = replace(move, variants={**move.variants, "own": drawn})
    catalogue = replace(
        each.catalogue, moves={**each.catalogue.moves, bout.move: undrawn}
    )
    bouts = (replace(bout, variant="own"), *each.routine.bouts[1:])
    own = replace(each, routine=replace(each.routine, bouts=bouts), catalogue=catalogue)

    data = written(own)

    check_words(own, data)
    check_tags(own, data)


def test_the_right_leg_is_seen_in_a_mirror() -> None:
    left, right = (
        card_of(make_guided(one_sided(side)), Choices())["rows"][0]["still"]
        for side in (BoutSide.LEFT, BoutSide.RIGHT)
    )

    assert left == right.replace('transform="translate(800) scale(-1 1)" ', "")
    assert (left == right) == (not left)


def one_sided(side: BoutSide) -> Routine:
    office = make_guided().routine
    return replace(office, bouts=(replace(office.bouts[0], side=side),))


def test_nothing_of_the_legs_is_on_the_sheet() -> None:
    words = words_of(written(make_guided(planned())))

    assert "5of10" not in words
    assert "soreness" not in words


def test_without_typst_it_says_what_to_install() -> None:
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", WITHOUT_TYPST, "export", "office", "--to", "x.pdf"],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 4
    assert done.stderr.strip().splitlines() == [
        "unkink: paper needs typst; pip install typst"
    ]
    assert not (ROOT / "x.pdf").exists()
