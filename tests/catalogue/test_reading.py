"""The grammar of the data files, and what breaking it says."""

from pathlib import Path

import pytest

from tests.catalogue.data_copy import change, data_copy
from unkink.catalogue import Catalogue, read_catalogue, read_evidence
from unkink.errors import CatalogueError

CALF, HAMSTRING = "moves/calf.toml", "moves/hamstring.toml"

BROKEN = {
    "a missing field": (
        CALF, 'name = "Calves"', "", "calf.name: is missing",
    ),
    "a word of the wrong kind": (
        CALF, 'name = "Calves"', "name = 3", "calf.name: is 3, of the wrong kind",
    ),
    "a choice that does not exist": (
        CALF, 'press = "gentle"', 'press = "hard"',
        ("calf.variants.one-seat-down.press: is 'hard'; "
        "allowed are gentle, medium, firm"),
    ),
    "a number out of range": (
        CALF, "soleus = 0.6", "soleus = 6", "reaches.soleus: is 6; allowed is 0 to 1",
    ),
    "a truth instead of a number": (
        CALF, "soleus = 0.6", "soleus = true",
        "reaches.soleus: is True, of the wrong kind",
    ),
    "a muscle that does not exist": (
        CALF, "soleus = 0.6", "sole = 0.6", "reaches: names sole, which is no muscle",
    ),
    "nothing reached in full": (
        CALF, "gastrocnemius = 1.0", "gastrocnemius = 0.9",
        "has no muscle that is reached in full",
    ),
    "a field that nobody knows": (
        CALF, 'name = "Calves"', 'name = "Calves"\nnames = "calf"',
        "calf.names: is no field of this table",
    ),
    "a list that holds a number": (
        CALF, 'tools = ["roller"]', "tools = [1]",
        "calf.tools: holds something that is no text",
    ),
    "a tool that does not exist": (
        CALF, 'tools = ["roller"]', 'tools = ["rollers"]',
        "tools: names rollers, which nothing defines",
    ),
    "a position that does not exist": (
        CALF, 'position = "seated"', 'position = "sitting"',
        "calf.position: is sitting, which is no position",
    ),
    "a place with no room for the position": (
        CALF, '"gym"]', '"office"]', "calf.places: office has no room for seated",
    ),
    "a landmark that does not exist": (
        CALF, 'from = "above_achilles"', 'from = "achilles"',
        "calf.stroke: starts or ends at no landmark",
    ),
    "a classic wording without a reason": (
        CALF, "why_shorter =", "#", "calf.stroke.why_shorter: is missing beside",
    ),
    "nobody helped who cannot lean on the arms": (
        CALF, 'no_arm_support = "one-seat-down"', 'no_arm_support = "none"',
        "calf.no_arm_support: names no variant and no move",
    ),
    "a middle for a muscle with two sides": (
        CALF, 'sides = "each"', 'sides = "midline"',
        "midline goes with thoracic_spine, and with it alone",
    ),
    "an exercise of both kinds": (
        "moves/bridge.toml", "repetitions = 10", "repetitions = 10\nhold_s = 20",
        "bridge.exercise.repetitions: and hold_s: one of the two",
    ),
    "two unknown cautions in one field": (
        CALF, 'cautions = ["pregnant"]', 'cautions = ["unwell", "busy"]',
        "calf.cautions: names busy, unwell, which nothing defines",
    ),
    "a caution that bars a position nobody knows": (
        "cautions.toml", 'positions = ["kneeling"]', 'positions = ["kneel"]',
        "cautions.kneeling.bars.positions: names kneel, which nothing defines",
    ),
    "a place with a position nobody knows": (
        "places.toml", '["standing", "chair"]', '["standing", "stool"]',
        "places.office.positions: names stool, which nothing defines",
    ),
    "a way that takes words": (
        "positions.toml", "standing = [2, 4]", 'standing = ["two", 4]',
        "to_s.standing: is no pair of numbers",
    ),
    "a position that leads nowhere": (
        "positions.toml", "standing = [2, 4], ", "",
        "positions.standing.to_s: does not lead to every position",
    ),
    "a programme with a variant nobody knows": (
        "programmes/classic.toml", '"both-classic"', '"both-modern"',
        "programmes.classic.moves: names hamstring/both-modern",
    ),
    "a programme with a tool nobody knows": (
        "programmes/classic.toml", 'tools = ["roller"]', 'tools = ["rolling-pin"]',
        "programmes.classic.tools: names rolling-pin",
    ),
    "a refused region that sends people nowhere": (
        "refused.toml", 'instead = ["adductors-prone"]', 'instead = ["groin-easy"]',
        "refused.groin.instead: names groin-easy",
    ),
}  # fmt: skip


def test_every_data_file_is_read(catalogue: Catalogue) -> None:
    assert len(catalogue.moves) >= 30
    assert set(catalogue.programmes) == {
        "classic",
        "five-minutes",
        "before-run",
        "office",
        "after-race",
        "flexibility",
    }


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_grammar_is_named_by_file_field_and_reason(
    name: str, tmp_path: Path
) -> None:
    file, before, after, message = BROKEN[name]
    folder = data_copy(tmp_path)
    change(folder, file, before, after)

    with pytest.raises(CatalogueError) as caught:
        read_catalogue(folder)

    assert message in str(caught.value)


def test_three_faults_in_two_files_are_told_at_once(tmp_path: Path) -> None:
    folder = data_copy(tmp_path)
    change(folder, CALF, 'name = "Calves"', "")
    change(folder, CALF, 'motion = "roll"', 'motion = "slide"')
    change(folder, HAMSTRING, 'to = "above_knee_back"', 'to = "knee"')

    with pytest.raises(CatalogueError) as caught:
        read_catalogue(folder)

    assert set(caught.value.faults) == {"calf.name", "calf.motion", "hamstring.stroke"}
    assert caught.value.path == folder


def test_a_file_that_is_no_toml_is_named(tmp_path: Path) -> None:
    folder = data_copy(tmp_path)
    (folder / CALF).write_text("name = ", encoding="utf-8")

    with pytest.raises(CatalogueError, match=r"calf\.toml: file: "):
        read_catalogue(folder)


def test_a_file_that_is_missing_is_named(tmp_path: Path) -> None:
    folder = data_copy(tmp_path)
    (folder / "tools.toml").unlink()

    with pytest.raises(CatalogueError, match=r"tools\.toml: file: "):
        read_catalogue(folder)


def test_a_claim_without_its_sources_is_told(tmp_path: Path) -> None:
    folder = data_copy(tmp_path)
    change(folder, "evidence.toml", '"hendricks-2020"', '"nobody-2020", "none-1999"')

    with pytest.raises(CatalogueError) as caught:
        read_evidence(folder)

    assert caught.value.faults == {
        "evidence.dose.sources": "names nobody-2020, none-1999, which is no source"
    }
