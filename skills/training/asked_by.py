"""What asks for a course. An app above says what it knows of in a module `course_uses`; nothing
here knows of gates."""

from collections.abc import Callable

from django.utils.module_loading import autodiscover_modules

from portal.policy.models import Setting

# Given a course: what it counts towards, each in words for anybody to read.
Uses = Callable[[object], list[str]]

_uses: list[Uses] = []


def declare(*uses: Uses) -> None:
    _uses.extend(one for one in uses if one not in _uses)


def counts_towards(course) -> list[str]:
    autodiscover_modules("course_uses")
    return [words for uses in _uses for words in uses(course)]


def is_asked_for(course) -> bool:
    """Would something ask in vain if it were gone?"""
    named = Setting.objects.value("statement.course_codes")
    return course.code in named or bool(counts_towards(course))
