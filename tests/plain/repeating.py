"""A look into a regular expression: what could make a long text cost more than its length."""

from re import _constants, _parser

REPEATS = {_constants.MAX_REPEAT, _constants.MIN_REPEAT}


def endless(pattern) -> list[str]:
    """The repeats in it that have no end."""
    return list(_endless(_parser.parse(pattern.pattern, pattern.flags)))


def _endless(parsed):
    for operation, argument in parsed:
        if operation in REPEATS and argument[1] == _constants.MAXREPEAT:
            yield str(argument)
        for part in _parts(argument):
            yield from _endless(part)


def _parts(argument):
    """What is nested in an operation: alternatives, groups, looks ahead and behind."""
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, (tuple, list)):
        for one in argument:
            yield from _parts(one)
