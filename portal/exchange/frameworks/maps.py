"""What a file says that a statement also answers in another framework."""

from collections import defaultdict

from skills.framework.models import Statement, StatementMap
from skills.framework.rules import may_map


def name_of(statement) -> str:
    return f"{statement.version.framework.code}/{statement.code}"


class Maps:
    """Finds what is meant, among the statements in force of frameworks other than this one."""

    def __init__(self, framework, by):
        self.allowed, self.notes = may_map(by), []
        self.by_name = defaultdict(list)
        others = Statement.objects.of_published().select_related("version__framework")
        for one in others.exclude(version__framework=framework):
            self.by_name[one.code.casefold()].append(one)
            self.by_name[name_of(one).casefold()].append(one)
        self.there = set(StatementMap.objects.current().values_list("meaning", "answers"))

    def __call__(self, said, here) -> tuple[Statement | None, str]:
        """The statement that is to be answered from now on, and what to say of it."""
        found = self.by_name.get(said.casefold(), [])
        if len(found) != 1:
            many = "There are several" if found else "There is no"
            return None, f"Also answers: {many} {said} in force in other frameworks."
        answers = found[0]
        if here and (here.meaning, answers.meaning) in self.there:
            return None, ""
        if not self.allowed:
            return None, f"A workforce lead has to say that it also answers {said}."
        return answers, f"Also answers “{answers.title}” of {answers.version.framework}."


def answered_names(version) -> dict:
    """By meaning, the names of what the statements of a version also answer today."""
    pairs = StatementMap.objects.current().filter(meaning__in=version.statements.values("meaning"))
    pairs = list(pairs.values_list("meaning", "answers"))
    others = Statement.objects.of_published().select_related("version__framework")
    found = {one.meaning: one for one in others.filter(meaning__in=[b for _, b in pairs])}
    names = defaultdict(list)
    for meaning, answers in pairs:
        if answers in found:
            names[meaning].append(name_of(found[answers]))
    return names
