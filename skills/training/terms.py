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


def has_charges(policy) -> bool:
    """Does not coming cost anybody anything?"""
    return bool(policy.missed_half_day_pence or policy.missed_full_day_pence)


def listed(words) -> str:
    """“health, police and council staff”"""
    words = list(words)
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def money(pence: int) -> str:
    """“£180”, “£12.50”, in whole pence throughout."""
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02}" if rest else f"£{pounds:,}"


def terms_of(policy) -> list[tuple[str, str]]:
    """Each of its terms, by what it is about."""
    held, days = policy.held_percent, policy.cancel_working_days
    missed = by_length(policy.missed_half_day_pence, policy.missed_full_day_pence)
    small = "" if missed == NOTHING else ". Groups with a small income pay nothing"
    return [
        ("Free for", listed(who_is_free(policy))),
        ("Others pay", by_length(policy.half_day_pence, policy.full_day_pence)),
        ("Held for voluntary groups", f"{held} of 100 places" if held else "No places"),
        ("Late to cancel", f"Less than {counted(days, 'working day')} before"),
        ("An offered place is held", f"For {counted(policy.offer_hours, 'hour')}"),
        ("A manager agrees first", "Yes" if policy.needs_approval else "No"),
        ("Not coming costs", f"{missed}{small}"),
        (
            "We ask what got in the way",
            f"After {counted(policy.ask_after_missed, 'missed course')}",
        ),
    ]


def changed_terms(before, after) -> list[tuple[str, str, str]]:
    """Those that differ: what it is about, as it is, as it would be. All, where there was none."""
    old = dict(terms_of(before)) if before else {}
    return [
        (about, old.get(about, ""), words)
        for about, words in terms_of(after)
        if old.get(about) != words
    ]


NOTHING = "Nothing"


def by_length(half, full) -> str:
    if not half and not full:
        return NOTHING
    return f"{money(half)} for half a day, {money(full)} for a longer course"


def counted(count, word) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
