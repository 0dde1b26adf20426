"""Who may stand above whom. A loop of line managers is refused, however long it is."""

from django.db.models import Q

from portal.dates import holds_on


def loop_of(subject, supervisor, day, lines) -> list:
    """The people from `subject` up to themselves again, were `supervisor` to manage them from
    `day` on; an empty list where that is no loop. `lines` are the supervision lines to look at;
    the ones that `subject` has now would be replaced."""
    own = _account(subject)
    seen, chains = {own}, [[subject, supervisor]]
    while chains:
        chain = chains.pop()
        account = _account(chain[-1])
        if account == own:
            return chain
        if account not in seen:
            seen.add(account)
            chains += [[*chain, above] for above in _managers_of(account, day, lines)]
    return []


def _managers_of(account, day, lines) -> list:
    """The line managers from the day on, in any job, of an account and those merged into it."""
    still = Q(ends__isnull=True) | Q(ends__gt=day)
    employed = holds_on(day, "employment__") | Q(employment__starts__gt=day)
    whose = Q(subject=account) | Q(subject__merged_into=account)
    found = lines.filter(still, employed, whose, kind="line").select_related("supervisor")
    return [line.supervisor for line in found.order_by("-starts", "-id")]


def _account(person) -> int:
    """The account that counts: the one that this was merged into, or this."""
    return person.merged_into_id or person.pk
