"""Asking at the terminal for what only a person knows."""

from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError
from django.core.validators import validate_email


def asked_for(name, email) -> tuple[str, str]:
    """The name and address given, or typed in now."""
    email = (email or ask("The first administrator’s e-mail address: ")).lower()
    try:
        validate_email(email)
    except ValidationError as fault:
        raise CommandError(f"{email} is not an e-mail address, like name@example.org.") from fault
    name = (name or ask("Their name: ")).strip()
    if not name:
        raise CommandError("The administrator needs a name.")
    return name, email


def ask(question: str) -> str:
    try:
        return input(question).strip()
    except EOFError as nobody:
        raise CommandError(
            "Nobody is here to answer. Give --admin-email and --admin-name, "
            "or --no-administrator to load the starter content alone."
        ) from nobody


def ask_password(user, say) -> str | None:
    """A password typed twice the same, or None for a link to set one later."""
    while password := getpass("Their password (leave it empty to get a link instead): "):
        try:
            validate_password(password, user)
        except ValidationError as fault:
            say(" ".join(fault.messages))
            continue
        if getpass("The same password again: ") == password:
            return password
        say("The two are not the same. Type it twice again.")
    return None
