"""A version as CASE 1.1, the public standard for frameworks. What the standard has no place for
stands under `extensions`, and nowhere else."""

import uuid
from datetime import UTC
from functools import cache, cached_property

from django.conf import settings
from django.urls import reverse

from skills.framework.models import StatementMove

from ..tree import neat, neat_line
from ..whole import Whole

OURS = uuid.UUID("0c4b7a9e-93c1-5d0a-8f6f-3a1f5d2c8e17")
PUBLIC = ("published", "superseded", "retired")
STATUS = {"published": "Adopted", "superseded": "Deprecated", "retired": "Deprecated"}
TYPES = {
    "Area": "A group of statements that belong together.",
    "Statement": "One thing to know or be able to do, described at four levels.",
}


def seed_of(version) -> str:
    """What no other version has, here or in another installation, and what never changes."""
    moment = version.published_at.astimezone(UTC).isoformat()
    return f"{version.framework.code}/{version.number}/{moment}"


def identifier(version, *parts) -> str:
    """The same at each export, for a version and for a part of it."""
    return str(uuid.uuid5(OURS, "/".join([seed_of(version), *(str(part) for part in parts)])))


def of_statement(version, statement) -> str:
    return identifier(version, "statement", statement.lineage)


@cache
def _beginning(kind) -> str:
    return reverse(f"exchange:case_{kind}", args=["0"]).removesuffix("0")


def address(kind, name) -> str:
    return f"{settings.SITE_URL}{_beginning(kind)}{name}"


class Case:
    """The parts of one version’s package."""

    def __init__(self, version):
        self.version, self.whole = version, Whole(version)
        self.changed = version.published_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self.root = identifier(version)

    def package(self) -> dict:
        return {
            "CFDocument": self.document,
            "CFItems": self.items,
            "CFAssociations": self.associations,
            "CFDefinitions": {"CFItemTypes": self.types},
            "CFRubrics": [self.rubric],
        }

    def _part(self, kind, name) -> dict:
        return {
            "identifier": name,
            "uri": address(kind, name),
            "lastChangeDateTime": self.changed,
        }

    def _link(self, kind, name, title) -> dict:
        return {"title": title, "identifier": name, "uri": address(kind, name)}

    @cached_property
    def document(self) -> dict:
        version = self.version
        told = {
            **self._part("document", self.root),
            "creator": settings.COUNCIL_NAME,
            "title": neat_line(version.title),
            "caseVersion": "1.1",
            "version": str(version.number),
            "language": "en",
            "adoptionStatus": STATUS[version.state],
            "extensions": {
                "code": version.framework.code,
                "levels": [
                    {
                        name: getattr(level, name)
                        for name in ("value", "code", "name", "short", "description")
                    }
                    for level in self.whole.levels
                ],
                "roles": self._roles(),
            },
        }
        return {**told, "description": neat(version.notice)} if version.notice else told

    @property
    def document_alone(self) -> dict:
        link = self._link("package", self.root, self.document["title"])
        return {**self.document, "CFPackageURI": link}

    @property
    def link_to_document(self) -> dict:
        return self._link("document", self.root, self.document["title"])

    def _roles(self) -> list[dict]:
        return [
            {
                "code": code,
                "name": one.name,
                "summary": one.summary,
                "typical_work": one.typical_work,
                "social_work_qualified": one.social_work_qualified,
            }
            for code, one in self.whole.profiles.items()
        ]

    @cached_property
    def types(self) -> list[dict]:
        return [
            {
                **self._part("item_type", identifier(self.version, "type", name)),
                "title": name,
                "description": words,
                "hierarchyCode": str(at),
            }
            for at, (name, words) in enumerate(TYPES.items(), start=1)
        ]

    @cached_property
    def items(self) -> list[dict]:
        found = []
        for area, inside in self.whole.filled():
            found.append(self._area(area))
            found += [self._statement(one) for one in inside]
        return found

    def _of_type(self, name) -> dict:
        link = self._link("item_type", identifier(self.version, "type", name), name)
        return {"CFItemType": name, "CFItemTypeURI": link}

    def _area_id(self, area) -> str:
        return identifier(self.version, "area", area.code)

    def _area(self, area) -> dict:
        told = {
            **self._part("item", self._area_id(area)),
            "fullStatement": neat_line(area.title),
            "humanCodingScheme": neat_line(area.code),
            **self._of_type("Area"),
            "language": "en",
            "extensions": {"kind": "area", "question": neat_line(area.question)},
        }
        return {**told, "notes": neat(area.summary)} if area.summary else told

    def _statement(self, one) -> dict:
        return {
            **self._part("item", of_statement(self.version, one)),
            "fullStatement": neat(one.text),
            "abbreviatedStatement": neat_line(one.title),
            "humanCodingScheme": neat_line(one.code),
            **self._of_type("Statement"),
            "language": "en",
            "extensions": {
                "kind": "statement",
                "lineage": str(one.lineage),
                "meaning": str(one.meaning),
                "core": one.core,
                "evidence_hint": neat(one.evidence_hint),
                "evidence_kinds": one.evidence_kinds,
                "topics": one.topics,
                "minimum": self.whole.minimum(one),
            },
        }

    @cached_property
    def associations(self) -> list[dict]:
        found = []
        top = self.link_to_document
        for at, (area, inside) in enumerate(self.whole.filled(), start=1):
            above = self._link("item", self._area_id(area), neat_line(area.title))
            found.append(self._edge("isChildOf", above, top, sequenceNumber=at))
            found += [
                self._edge("isChildOf", self._to(one), above, sequenceNumber=place)
                for place, one in enumerate(inside, start=1)
            ]
        return found + [self._edge("replacedBy", *pair) for pair in self._replaced()]

    def _to(self, one, version=None) -> dict:
        name = of_statement(version or self.version, one)
        return self._link("item", name, neat_line(one.title))

    def _edge(self, kind, below, above, **more) -> dict:
        name = identifier(self.version, kind, below["identifier"], above["identifier"])
        return {
            **self._part("association", name),
            "associationType": kind,
            "originNodeURI": below,
            "destinationNodeURI": above,
            **more,
        }

    def _replaced(self):
        """A statement of this version and what took its place, in a version that is public too."""
        moves = StatementMove.objects.filter(
            from_statement__version=self.version, to_statement__version__state__in=PUBLIC
        ).select_related("from_statement", "to_statement__version__framework")
        for move in moves:
            yield (
                self._to(move.from_statement),
                self._to(move.to_statement, move.to_statement.version),
            )

    @cached_property
    def rubric(self) -> dict:
        """What each level of each statement looks like."""
        criteria = [
            self._criterion(one, at) for at, one in enumerate(self.whole.statements, start=1)
        ]
        return {
            **self._part("rubric", identifier(self.version, "rubric")),
            "title": f"{neat_line(self.version.title)}: the levels",
            "CFRubricCriteria": criteria,
        }

    def _criterion(self, one, position) -> dict:
        names = {level.value: level.name for level in self.whole.levels}
        name = identifier(self.version, "criterion", one.lineage)
        levels = [
            {
                **self._inside(identifier(self.version, "level", one.lineage, value)),
                "quality": neat(text),
                "description": neat_line(names.get(value, f"Level {value}")),
                "score": value,
                "position": value,
            }
            for value, text in sorted(one.levels.items())
        ]
        return {
            **self._inside(name),
            "CFItemURI": self._to(one),
            "position": position,
            "CFRubricCriterionLevels": levels,
        }

    def _inside(self, name) -> dict:
        """A part of the rubric, whose address is the rubric’s."""
        rubric = identifier(self.version, "rubric")
        uri = address("rubric", rubric)
        return {
            "identifier": name,
            "uri": f"{uri}#{name}",
            "lastChangeDateTime": self.changed,
        }
