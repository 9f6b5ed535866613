"""What makes two figures a slip of the pen apart."""

from decimal import Decimal

import pytest

from checker.checks.shared.slips import are_slips


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("364", "346", True),
        ("7350", "7850", True),
        ("73500000", "735000000000", True),
        ("3.65", "365", True),
        ("7350", "7350", False),
        ("7350", "1280", False),
        ("360", "3600", False),
        ("120", "150", False),
    ],
)
def test_one_digit_their_order_or_noughts_make_a_slip(one: str, other: str, slip: bool) -> None:
    assert are_slips(Decimal(one), Decimal(other), 3) is slip
