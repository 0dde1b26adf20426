"""What is taken out and brought in again changes nothing."""

import pytest

from tests.exchange.frameworks.formats import WRITTEN, plan_against, written


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_file_of_the_version_in_force_changes_nothing_in_it(version, kind):
    plan = plan_against(version, written(version, kind), kind)

    assert [(line.outcome, line.who, line.says) for line in plan.lines if line.says] == []
    assert (plan.head, plan.notes, plan.lost) == ({}, [], [])
    assert plan.counts == {"unchanged": 66, "refused": 0}
    assert not plan.changes
