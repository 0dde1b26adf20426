"""A link is made, used and withdrawn by the app whose link it is, inside that app's own action: it
asks its rule and writes to the journal."""

from datetime import timedelta

from django.db import transaction

from portal.dates import now

from .models import Link


@transaction.atomic
def make(*, purpose: str, object_id: int, email: str, days: int, ask: str, by) -> Link:
    """A link that is good for `days` and for one use. Where one for the same person and thing is
    open, it is that one: withdraw it first to give a new one. `ask` names whom to ask when it is
    good no more, such as "Priya Shah, priya.shah@council.example"."""
    email = email.lower()
    asked = {"purpose": purpose, "object_id": object_id, "email": email}
    there = Link.objects.open().filter(**asked).first()
    if there:
        return there
    at = now()
    return Link.objects.create(
        **asked, ask=ask, made_by=by, made_at=at, expires_at=at + timedelta(days=days)
    )


@transaction.atomic
def use(link: Link) -> Link:
    """Use it up. A link that was used or withdrawn before stays as it is."""
    kept = Link.objects.select_for_update(of=("self",)).get(pk=link.pk)
    if kept.used_at is None and kept.withdrawn_at is None:
        kept.used_at = now()
        kept.save(update_fields=["used_at"])
    link.used_at, link.withdrawn_at = kept.used_at, kept.withdrawn_at
    return link


@transaction.atomic
def withdraw(*, purpose: str, object_id: int, by) -> int:
    """Let the open links for this do nothing from now on; how many there were. `by` is for the
    journal of the action that calls this, and None for what the portal does by itself."""
    # One by one and under a lock: somebody may be using it at this moment.
    links = Link.objects.unused().filter(purpose=purpose, object_id=object_id)
    held = list(links.select_for_update(of=("self",)))
    for link in held:
        link.withdrawn_at = now()
        link.save(update_fields=["withdrawn_at"])
    return len(held)
