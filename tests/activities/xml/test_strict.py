import pytest

from unkink.activities.xml.strict import Fault, find_fault


def test_sound_xml_has_no_fault() -> None:
    assert find_fault(b"<gpx><trk/></gpx>") is None


def test_a_fault_names_the_line_once() -> None:
    fault = find_fault(b"<gpx>\n<trk>\n</gpx>")

    assert fault is not None
    assert fault.line == 3
    assert "line 3, column" not in fault.why


@pytest.mark.parametrize("data", [b"<!--\x7f--", b"<a>\x01</a>", b"<a\x9b>"])
def test_a_fault_can_be_printed_whatever_the_file_holds(data: bytes) -> None:
    fault = find_fault(data)

    assert isinstance(fault, Fault)
    assert fault.damage.isprintable()
