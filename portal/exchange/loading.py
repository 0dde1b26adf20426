"""Writing the starter content. All of it or none; what is there already stays as it is, so that
loading again never undoes what a council has changed."""

import uuid
from collections import Counter
from dataclasses import asdict

from django.db import transaction
from wagtail.models import Page

from content.models import GlossaryTerm
from content.search.indexing import ensure
from content.starter import load_glossary, load_pages
from portal.dates import today
from portal.people.actions import add_job_role
from portal.people.models import JobRole
from portal.policy.actions import load_starter
from skills.framework.actions import publish
from skills.framework.models import (
    Domain,
    Framework,
    FrameworkVersion,
    Level,
    LevelDescriptor,
    Requirement,
    RoleProfile,
    Statement,
)
from skills.training.actions import set_policy
from skills.training.models import AccessPolicy, Course, CourseStatement
from supervision.readiness.actions import publish_gate
from supervision.readiness.criteria import faults
from supervision.readiness.models import Criterion, Gate, GateVersion
from supervision.sessions.models import Heading, Trigger

from .starter import Faulty, Starter

# Two installations that load the same starter give a statement the same lineage and meaning.
OURS = uuid.UUID("6f1d8a52-3c0e-4b7a-9e55-0b6a4f1c2d90")


def lineage_of(framework: str, statement: str) -> uuid.UUID:
    return uuid.uuid5(OURS, f"{framework}/{statement}")


def meaning_of(framework: str, version: int, statement: str) -> uuid.UUID:
    return uuid.uuid5(OURS, f"{framework}/{version}/{statement}")


@transaction.atomic
def load(starter: Starter) -> Counter:
    """Write what is not there yet, and count it by what it is. Raises `Faulty`, with nothing
    written, where a gate asks for what there isn't."""
    made = Counter()
    made["settings"] = load_starter(starts=today())
    made["roles"] = _roles(starter.framework)
    version, made["statements"] = _framework(starter.framework)
    made["policies"] = _access(starter.access)
    made["courses"] = _courses(starter)
    made["gates"] = _gates(starter.gates, version)
    made["supervision"] = _supervision(starter.supervision)
    made["terms"] = _terms(starter.glossary)
    made["pages"] = _pages()
    ensure()  # so that the first who searches doesn't wait for it
    return made


def _roles(framework) -> int:
    there = set(JobRole.objects.values_list("code", flat=True))
    rating = {role.code for role in framework.roles}
    new = [role for role in (*framework.roles, *framework.other_roles) if role.code not in there]
    for role in new:
        add_job_role(
            code=role.code,
            name=role.name,
            social_work_qualified=role.social_work_qualified,
            rates_own_skills=role.code in rating,
            by=None,
        )
    return len(new)


def _framework(starter) -> tuple[FrameworkVersion, int]:
    """The version in force, and how many statements were written for it."""
    framework, _ = Framework.objects.get_or_create(
        code=starter.code, defaults={"title": starter.title}
    )
    if framework.versions.exists():
        there = framework.versions.published().first()
        return there or framework.versions.order_by("number").last(), 0
    version = FrameworkVersion.objects.create(
        framework=framework, number=starter.version, title=starter.title, notice=starter.notice
    )
    Level.objects.bulk_create(Level(version=version, **asdict(level)) for level in starter.levels)
    profiles = _profiles(version, starter.roles)
    for position, area in enumerate(starter.areas):
        _area(version, area, position, profiles)
    return publish(version=version, by=None), len(starter.statement_codes)


def _profiles(version, roles) -> dict[str, RoleProfile]:
    job_roles = JobRole.objects.in_bulk(field_name="code")
    return {
        role.code: RoleProfile.objects.create(
            version=version,
            job_role=job_roles[role.code],
            name=role.name,
            summary=role.summary,
            typical_work=role.typical_work,
            social_work_qualified=role.social_work_qualified,
            position=position,
        )
        for position, role in enumerate(roles)
    }


def _area(version, area, position, profiles):
    domain = Domain.objects.create(
        version=version,
        code=area.code,
        slug=area.slug,
        title=area.title,
        question=area.question,
        summary=area.summary,
        position=position,
    )
    for place, words in enumerate(area.statements):
        statement = _statement(version, domain, words, place)
        LevelDescriptor.objects.bulk_create(
            LevelDescriptor(statement=statement, value=value, text=text.strip())
            for value, text in words.levels.items()
        )
        Requirement.objects.bulk_create(
            Requirement(statement=statement, profile=profiles[role], minimum=minimum)
            for role, minimum in words.minimum.items()
        )


def _statement(version, domain, words, position) -> Statement:
    framework = version.framework.code
    fields = {
        name: value for name, value in asdict(words).items() if name not in {"levels", "minimum"}
    }
    return Statement.objects.create(
        version=version,
        domain=domain,
        lineage=lineage_of(framework, words.code),
        meaning=meaning_of(framework, version.number, words.code),
        position=position,
        **fields,
    )


def _access(access) -> int:
    if access is None or AccessPolicy.objects.exists():
        return 0
    set_policy(starts=today(), by=None, **asdict(access))
    return 1


def _courses(starter) -> int:
    there = set(Course.objects.values_list("code", flat=True))
    new = [course for course in starter.courses if course.code not in there]
    for words in new:
        fields = asdict(words)
        for apart in ("before", "required_for", "statements"):
            del fields[apart]
        course = Course.objects.create(**fields)
        course.required_for.set(JobRole.objects.filter(code__in=words.required_for))
        CourseStatement.objects.bulk_create(
            CourseStatement(
                course=course, lineage=lineage_of(starter.framework.code, code), up_to_level=level
            )
            for code, level in words.statements.items()
        )
    for words in new:
        before = Course.objects.filter(code__in=words.before)
        Course.objects.get(code=words.code).before.set(before)
    return len(new)


def _supervision(words) -> int:
    """Headings and triggers. Where a council has its own, none of ours is added."""
    if words is None or Heading.objects.exists() or Trigger.objects.exists():
        return 0
    headings = [
        Heading(of=of, position=position, **asdict(one))
        for of, found in (("record", words.record), ("agreement", words.agreement))
        for position, one in enumerate(found)
    ]
    triggers = [
        Trigger(position=position, **asdict(one)) for position, one in enumerate(words.triggers)
    ]
    Heading.objects.bulk_create(headings)
    Trigger.objects.bulk_create(triggers)
    return len(headings) + len(triggers)


def _terms(glossary) -> int:
    before = GlossaryTerm.objects.count()
    load_glossary([{"id": term.slug, **asdict(term)} for term in glossary])
    return GlossaryTerm.objects.count() - before


def _pages() -> int:
    """How many pages were added. The one that the CMS comes with is not ours."""
    before = set(Page.objects.values_list("pk", flat=True))
    load_pages(by=None)
    return Page.objects.exclude(pk__in=before).count()


def _gates(gates, framework_version) -> int:
    """A gate may ask for another, so all are there before what they ask is looked over."""
    rows = {
        words.code: Gate.objects.get_or_create(code=words.code, defaults={"position": position})[0]
        for position, words in enumerate(gates)
    }
    new = [words for words in gates if not rows[words.code].versions.exists()]
    wrong = [
        f"gates.yaml: {criterion.path}: {fault}"
        for words in new
        for criterion in words.criteria
        for fault in faults(criterion.kind, criterion.params, framework_version)
    ]
    if wrong:
        raise Faulty(wrong)
    for words in new:
        _gate(rows[words.code], words, framework_version)
    return len(new)


def _gate(gate, words, framework_version):
    fields = asdict(words)
    for apart in ("code", "job_roles", "criteria"):
        del fields[apart]
    version = GateVersion.objects.create(
        gate=gate, number=1, framework_version=framework_version, **fields
    )
    version.job_roles.set(JobRole.objects.filter(code__in=words.job_roles))
    for position, criterion in enumerate(words.criteria):
        Criterion.objects.create(
            version=version,
            code=criterion.code,
            position=position,
            group=criterion.group,
            kind=criterion.kind,
            params=criterion.params,
            plain=criterion.plain,
        )
    publish_gate(version=version, by=None)
