"""What stands against two accounts being one person's. An app above says what it knows of in a
module `merge_checks`; nothing here knows of assessments or signatures."""

from collections.abc import Callable

from django.utils.module_loading import autodiscover_modules

# Given the two accounts: what stands against it, in words for whoever asked, or nothing.
Check = Callable[[object, object], str]

_checks: list[Check] = []


def declare(*checks: Check) -> None:
    _checks.extend(check for check in checks if check not in _checks)


def objections(duplicate, into) -> list[str]:
    autodiscover_modules("merge_checks")
    return [words for check in _checks if (words := check(duplicate, into))]
