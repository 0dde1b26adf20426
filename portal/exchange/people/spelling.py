"""How a plan says a day and a yes."""


def day_words(day) -> str:
    """3 December 2026"""
    return f"{day.day} {day:%B %Y}"


def yes_or_no(value) -> str:
    return "yes" if value else "no"
