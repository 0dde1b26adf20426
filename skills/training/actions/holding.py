from portal.people.models import User


def hold(user) -> None:
    """What somebody does twice at once is done one after the other."""
    User.objects.select_for_update(of=("self",)).get(pk=user.pk)
