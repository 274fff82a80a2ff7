import pytest

from unkink.activities.sport import name_sport


@pytest.mark.parametrize(
    "text",
    [
        "running", "Run", "RUN", "9", "trail_running", "Trail Run", "VirtualRun",
        "TrailRun", "treadmill_running", "indoor_running", "track_running",
        "street_running", "Laufen", "Traillauf", "Course à pied", "Carrera",
        "Corrida", "Corsa", "Hardlopen", "Löpning", "Løping", "Løb", "Juoksu",
        "bieganie", "Běh", "Koşu", "Futás", "Бег", "ランニング", "跑步", "달리기",
        "jogging", "  running  ", "Morning run", "RUNNING_TREADMILL",
    ],
)  # fmt: skip
def test_a_run_is_a_run_in_many_spellings(text: str) -> None:
    assert name_sport(text) == "running"


@pytest.mark.parametrize(
    ("text", "sport"),
    [
        ("Walk", "walking"),
        ("Hike", "hiking"),
        ("Wandern", "hiking"),
        ("Ride", "cycling"),
        ("Biking", "cycling"),
        ("mountain biking", "cycling"),
        ("1", "cycling"),
        ("open_water_swimming", "swimming"),
        ("Skilanglauf", "cross_country_skiing"),
        ("wheelchair_run", "wheelchair"),
        ("Ice Hockey", "ice_hockey"),
        ("Other", "other"),
    ],
)
def test_other_sports_are_named(text: str, sport: str) -> None:
    assert name_sport(text) == sport


@pytest.mark.parametrize("text", [None, "", "  ", "generic", "Unknown", "..."])
def test_what_names_no_sport_is_none(text: str | None) -> None:
    assert name_sport(text) is None
