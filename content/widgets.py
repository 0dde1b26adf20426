"""How an editor chooses a statement."""

from itertools import groupby

from django import forms

from .published import in_force

GONE = "A statement that is no longer in the framework"


class StatementSelect(forms.Select):
    """The statements of the version in force, by area. One that was chosen and is gone is said to
    be so, and stays until the editor takes it away."""

    def __init__(self, attrs=None):
        super().__init__(attrs, choices=statement_choices)

    def optgroups(self, name, value, attrs=None):
        groups = super().optgroups(name, value, attrs)
        known = {str(option["value"]) for _, options, _ in groups for option in options}
        for number, gone in enumerate(set(map(str, value)) - known - {""}, len(groups)):
            option = self.create_option(name, gone, GONE, True, number)
            groups.append((None, [option], number))
        return groups


def statement_choices() -> list:
    framework = in_force()
    statements = framework.statements if framework else []
    areas = [
        (area.title, [(str(one.lineage), f"{one.code}: {one.title}") for one in ones])
        for area, ones in groupby(statements, key=lambda one: one.domain)
    ]
    return [("", "Choose a statement"), *areas]
