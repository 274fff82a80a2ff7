from unkink.activities.xml.strict import find_fault


def test_sound_xml_has_no_fault() -> None:
    assert find_fault(b"<gpx><a/></gpx>") is None


def test_the_place_is_told_once() -> None:
    fault = find_fault(b"<gpx>\n<a b=1/></gpx>")

    assert fault is not None
    assert (fault.line, fault.why) == (2, "AttValue: \" or ' expected")
    assert fault.damage == "is broken XML in line 2: AttValue: \" or ' expected"


def test_a_prefix_without_a_namespace_is_not_where_it_breaks() -> None:
    fault = find_fault(b"<gpx>\n<x:a/>\n<a b=1/></gpx>")

    assert fault is not None
    assert fault.line == 3
