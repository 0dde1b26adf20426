"""Whose an e-mail address is. An account's address is `User.email`, which the administrator gives;
allauth keeps beside it whether the person has proven that it is theirs."""

from allauth.account.models import EmailAddress


def prove(user) -> None:
    """The person has shown that the address is theirs: they used what was sent to it, or somebody
    who is trusted vouches for them."""
    settle(user)
    EmailAddress.objects.filter(email=user.email).exclude(user=user).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email, defaults={"verified": True, "primary": True}
    )


def settle(user) -> None:
    """Forget what was known of an address that the account has no longer."""
    EmailAddress.objects.filter(user=user).exclude(email=user.email).delete()


def is_proven(user) -> bool:
    return EmailAddress.objects.filter(user=user, email=user.email, verified=True).exists()
