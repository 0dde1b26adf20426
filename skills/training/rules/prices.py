"""What a policy asks of whom. All money is in whole pence."""

from dataclasses import dataclass

from ..kinds import VOLUNTARY


@dataclass(frozen=True)
class Price:
    """What a place costs, and what is asked of somebody who does not come and told nobody."""

    pence: int
    missed_pence: int

    @property
    def is_free(self) -> bool:
        return self.pence == 0


def is_voluntary(organisation) -> bool:
    """May they have a place that is held for the voluntary sector?"""
    return organisation is not None and organisation.sector in VOLUNTARY


def price_of(policy, course, organisation) -> Price:
    """For somebody of the organisation, or for somebody without one, who pays nothing. A small
    income means that not coming costs nothing, whatever the policy asks of others."""
    usual = price_of_others(policy, course)
    has_little = organisation is not None and organisation.small_income
    return Price(
        0 if is_free(policy, organisation) else usual.pence,
        0 if has_little else usual.missed_pence,
    )


def price_of_others(policy, course) -> Price:
    """For whoever is not free, and has no small income."""
    if course.is_full_day:
        return Price(policy.full_day_pence, policy.missed_full_day_pence)
    return Price(policy.half_day_pence, policy.missed_half_day_pence)


def is_free(policy, organisation) -> bool:
    if organisation is None:
        return True
    if organisation.sector not in policy.free_sectors:
        return False
    if organisation.sector != "voluntary" or not policy.members_only:
        return True
    has_little = policy.small_income_free and organisation.small_income
    return organisation.consortium_member or has_little
