from decimal import Decimal

import pytest

from checker.words.numerals import write_amount


@pytest.mark.parametrize(
    ("amount", "written"),
    [("38000000000", "380亿"), ("42700", "4.27万"), ("42731", "42731"), ("35", "35"), ("0", "0"), ("15000", "1.5万")],
)
def test_numbers_are_written_as_people_write_them(amount: str, written: str) -> None:
    assert write_amount(Decimal(amount)) == written
