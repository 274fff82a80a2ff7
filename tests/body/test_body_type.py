import pytest

from unkink.body.body_type import BodyType, Sex
from unkink.errors import QuantityError


@pytest.mark.parametrize("height_m", [1.39, 2.11, float("nan")])
def test_a_height_that_no_table_covers_is_refused(height_m: float) -> None:
    with pytest.raises(
        QuantityError, match=r"height is .* m; allowed is 1.40 to 2.10 m"
    ):
        BodyType(Sex.MALE, height_m, 70.0)


@pytest.mark.parametrize("mass_kg", [34.9, 160.1, float("inf")])
def test_a_mass_that_no_table_covers_is_refused(mass_kg: float) -> None:
    with pytest.raises(QuantityError, match=r"mass is .* kg; allowed is 35 to 160 kg"):
        BodyType(Sex.FEMALE, 1.70, mass_kg)
