"""Whatever people do in whatever order, one social worker oversees, and counts add up."""

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from supervision.sessions import actions
from supervision.sessions.models import Oversight, OversightCheck
from supervision.sessions.refusals import Refused
from tests.factories import UserFactory

from .overseeing import check, qualified

pytestmark = pytest.mark.django_db


@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["set", "end", "check"]),
            st.integers(0, 2),
            st.tuples(*[st.integers(0, 5)] * 3),
        ),
        max_size=10,
    )
)
def test_whatever_happens_one_social_worker_oversees_and_counts_add_up(world, set_, steps):
    people = [UserFactory(name="Not registered"), qualified("Yara Lun"), qualified("Zoe Mor")]
    for step, who, (children, of_children, written) in steps:
        current = Oversight.objects.filter(employment=world.employment, ends=None).first()
        try:
            if step == "set":
                set_(overseer=people[who])
            elif current and step == "end":
                actions.end_oversight(oversight=current, by=world.cast["service-manager"])
            elif current:
                counts = {"children": children, "of_children": of_children}
                check(current, people[who], decisions_written=written, **counts)
        except (Refused, PermissionDenied):
            pass
        mine = Oversight.objects.filter(employment=world.employment)
        assert mine.current().count() <= 1
        assert all(one.overseer.registrations.exists() for one in mine)
        for one in OversightCheck.objects.filter(oversight__in=mine):
            assert one.decisions_written <= one.children <= one.of_children
