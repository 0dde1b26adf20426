"""The words of a framework's levels and of its statements, read in one question."""

from dataclasses import dataclass, field

from django.db.models import Value

from skills.framework.models import Level, LevelDescriptor

OF_LEVEL = 0


@dataclass
class Words:
    """The levels of a version by their value, and the words of each level of some statements."""

    levels: dict = field(default_factory=dict)
    statements: dict = field(default_factory=dict)

    def of(self, statement_id) -> dict:
        """A statement's own words, by level."""
        return self.statements.get(statement_id, {})

    def at(self, statement_id, value) -> str:
        return self.of(statement_id).get(value) or self.levels[value].description


def words_of(version_id, statement_ids) -> Words:
    """`statement_ids` may be of other versions too."""
    levels = Level.objects.filter(version=version_id).order_by()
    texts = LevelDescriptor.objects.filter(statement__in=statement_ids).order_by()
    of_levels = levels.values_list("value", Value(OF_LEVEL), "name", "description")
    of_statements = texts.values_list("value", "statement_id", Value(""), "text")
    rows = of_levels.union(of_statements, all=True).order_by()
    words = Words()
    for value, statement, name, text in rows:
        if statement == OF_LEVEL:
            words.levels[value] = Level(value=value, name=name, description=text)
        else:
            words.statements.setdefault(statement, {})[value] = text
    words.levels = dict(sorted(words.levels.items()))
    return words
