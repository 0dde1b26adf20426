"""What a policy says, in words for the people whom it is about."""

from portal.people.models import Organisation

Sector = Organisation.Sector
WHO = {
    Sector.COUNCIL: "council staff",
    Sector.SCHOOL: "schools",
    Sector.HEALTH: "health services",
    Sector.POLICE: "police",
    Sector.VOLUNTARY: "voluntary groups",
    Sector.CARERS: "foster and other carers",
    Sector.PRIVATE: "private companies",
}


def who_is_free(policy) -> list[str]:
    """Whoever comes for no organisation pays nothing either."""
    found = [_among_the_free(policy, one) for one in WHO if one in policy.free_sectors]
    return [*found, "people who come for themselves"]


def who_pays(policy) -> list[str]:
    found = [words for one, words in WHO.items() if one not in policy.free_sectors]
    if policy.members_only and Sector.VOLUNTARY in policy.free_sectors:
        return ["other voluntary groups", *found]
    return found


def _among_the_free(policy, sector) -> str:
    if sector != Sector.VOLUNTARY or not policy.members_only:
        return WHO[sector]
    little = " or have a small income" if policy.small_income_free else ""
    return f"{WHO[sector]} that are members of the consortium{little}"


def listed(words) -> str:
    """“health, police and council staff”"""
    words = list(words)
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def money(pence: int) -> str:
    """“£180”, “£12.50”, in whole pence throughout."""
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02}" if rest else f"£{pounds:,}"
