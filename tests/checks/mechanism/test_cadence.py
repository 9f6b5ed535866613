from bare_rules import messages_of

from checker.rulebook.examples import Annex


def test_a_cadence_is_compared_by_period_and_act() -> None:
    annexes = (Annex(mechanism=("落实月通报、旬简报、季总结",)), Annex(mechanism=("落实旬简报、月调度、季总结",)))
    said = messages_of("cadence", {}, "{place_b} {value_b}", mechanism=("建立旬简报、月通报、季总结",), annexes=annexes)
    assert said == ["附件2 三 旬简报、月调度、季总结"]
