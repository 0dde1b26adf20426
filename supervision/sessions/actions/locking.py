from ..models import AgreedAction, Agreement, Session


def locked(session) -> Session:
    """The session as it is now, held for this transaction: whoever comes second sees what the first
    one did."""
    return (
        Session.objects.held_for_update()
        .select_related("supervisor")
        .prefetch_related("attendees__subject", "attendees__employment", "responses__of")
        .get(pk=session.pk)
    )


def locked_agreement(agreement) -> Agreement:
    return (
        Agreement.objects.select_for_update(of=("self",))
        .select_related("employment", "subject", "supervisor", "other")
        .prefetch_related("words__by")
        .get(pk=agreement.pk)
    )


def locked_action(action) -> AgreedAction:
    return (
        AgreedAction.objects.select_for_update(of=("self",))
        .select_related("employment__user", "owner", "session")
        .get(pk=action.pk)
    )
