import pytest

from congxa.kernel.periodic import Periodic


@pytest.mark.parametrize("every", [0, -1, -0.5])
def test_work_without_a_pause_is_refused_with_its_name(every: float) -> None:
    with pytest.raises(ValueError, match=f"nhắc việc: the period must be positive, not {every}"):
        Periodic("nhắc việc", every, list)


def test_any_pause_will_do() -> None:
    assert Periodic("nhắc việc", 0.5, list).every == 0.5
