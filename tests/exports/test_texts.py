import csv
from dataclasses import replace
from io import StringIO

from tests.exports.routines import make_guided, programmes, random_plans
from unkink.exports import FORMS
from unkink.exports.cue_table import HEADER
from unkink.exports.plain_text import WIDTH
from unkink.routines import timeline_to_json
from unkink.units import clock


def test_text_names_every_move_with_its_time_and_no_line_is_long() -> None:
    for each in (*programmes(), *random_plans()):
        lines = FORMS["txt"].encode(each).decode().splitlines()

        starts = [clock(bout.start_s) for bout in each.routine.bouts]
        assert all(
            any(line.startswith(f"{start:<6}") for line in lines) for start in starts
        )
        assert max(len(line) for line in lines) <= WIDTH


def test_text_ends_with_what_keeps_it_safe() -> None:
    office = make_guided()
    safety = office.catalogue.safety

    text = " ".join(FORMS["txt"].encode(office).decode().split())

    assert safety.question in text
    assert all(sentence in text for sentence in safety.during)
    assert text.endswith(safety.disclaimer)


def test_the_table_holds_the_cues_of_the_timeline_in_order() -> None:
    for each in (*programmes(), *random_plans()):
        rows = list(csv.DictReader(StringIO(FORMS["csv"].encode(each).decode())))

        cues = timeline_to_json(each.timeline)["cues"]
        assert [(row["at_s"], row["kind"], row["text"]) for row in rows] == [
            (str(cue["at_s"]), cue["kind"], cue["text"]) for cue in cues
        ]
        assert tuple(rows[0]) == HEADER


def test_markdown_has_a_heading_for_each_move() -> None:
    for each in programmes():
        lines = FORMS["md"].encode(each).decode().splitlines()

        heads = [line for line in lines if line.startswith("## ")]
        assert len(heads) == len(each.routine.bouts) + 1


def test_markdown_takes_a_title_as_words() -> None:
    odd = replace(make_guided().routine, title="*a* <b> #c")

    text = FORMS["md"].encode(make_guided(odd)).decode()

    assert text.startswith("# \\*a\\* \\<b\\> \\#c\n")
