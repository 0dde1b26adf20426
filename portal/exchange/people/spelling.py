"""How a plan says a yes."""


def yes_or_no(value) -> str:
    return "yes" if value else "no"
