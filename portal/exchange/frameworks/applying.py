"""Writing into a draft what a plan says: all of it, by the actions that editors use."""

from django.utils.text import slugify

from portal.people.models import JobRole
from skills.framework.actions import (
    Change,
    New,
    add_domain,
    add_profile,
    add_statements,
    begin_version,
    change_domain,
    change_level,
    change_statements,
    change_version,
    map_statement,
    put_in_order,
    remove_domain,
    remove_statement,
)
from skills.framework.models import FrameworkVersion
from skills.framework.refusals import NotADraft

from .plan import ADDED, CHANGED, MISSING, REFUSED


def apply(plan, framework, *, by) -> FrameworkVersion:
    """Inside a transaction: the draft, with the file in it."""
    return _Writer(plan, framework, by).write()


class _Writer:
    def __init__(self, plan, framework, by):
        self.plan, self.by = plan, by
        there = framework.versions.open().first()
        if there and there.is_in_review:
            raise NotADraft("This version is in review. Take it back to write in it.")
        self.version = there or begin_version(framework=framework, by=by)
        if plan.here.version is None:
            self._begin()
        # The plan may be of the version in force, of which the draft is a copy by now.
        self.areas = {area.code: area for area in self.version.domains.all()}
        held = self.version.statements.select_related("domain", "version")
        self.statements = {one.lineage: one for one in held}
        profiles = self.version.profiles.select_related("job_role")
        self.profiles = {profile.job_role.code: profile.pk for profile in profiles}
        self.of_line, self.given = {}, set()

    def write(self) -> FrameworkVersion:
        plan = self.plan
        self._put_head()
        for line in plan.of(ADDED, CHANGED):
            if line.is_area:
                self._area(line)
        self._change([line for line in plan.of(CHANGED) if not line.is_area])
        self._add([line for line in plan.of(ADDED) if not line.is_area])
        gone = plan.of(MISSING) if plan.take_out else []
        self._take_out_statements(gone)
        if plan.of(ADDED) or plan.reorders:
            self._order()
        self._take_out_areas(gone)
        for line in plan.lines:
            for answers in line.answers:
                map_statement(statement=self._statement(line), answers=answers, by=self.by)
        return self.version

    def _put_head(self) -> None:
        version = self.version
        if self.plan.head:
            told = {"title": version.title, "notice": version.notice, **self.plan.head}
            self.version = change_version(version=version, by=self.by, **told)

    def _begin(self) -> None:
        """A framework’s first version: its scale and roles, as the file or as ours has them."""
        tree = self.plan.tree
        for level in tree.levels:
            told = {"name": level.name[:80], "short": level.short[:120]}
            told["description"] = level.description
            change_level(version=self.version, value=level.value, by=self.by, fields=told)
        job_roles = JobRole.objects.in_bulk([*self.plan.roles], field_name="code")
        for code, role in self.plan.roles.items():
            fields = {**vars(role), "name": role.name[:120]}
            fields["typical_work"] = slugify(role.typical_work)[:40]
            add_profile(version=self.version, by=self.by, job_role=job_roles[code], fields=fields)

    def _area(self, line) -> None:
        if line.outcome == ADDED:
            row = line.row
            fields = {"code": row.code, "title": row.title}
            fields |= {"question": row.question or "", "summary": row.summary or ""}
            area = add_domain(version=self.version, by=self.by, fields=fields)
            self.areas[area.code] = area
        elif line.sets:
            area = self.areas[line.here.code]
            change_domain(domain=area, by=self.by, fields=line.sets)

    def _change(self, lines) -> None:
        changes = [
            Change(self._statement(line), line.sets, line.levels, self._needs(line.minimum))
            for line in lines
            if line.sets or line.levels or line.minimum
        ]
        if changes:
            change_statements(version=self.version, by=self.by, changes=changes)

    def _add(self, lines) -> None:
        new = [self._new(line) for line in lines]
        made = add_statements(version=self.version, by=self.by, new=new) if new else []
        for line, statement in zip(lines, made, strict=True):
            self.of_line[id(line)] = statement
            self.statements[statement.lineage] = statement

    def _new(self, line) -> New:
        row = line.row
        names = ("code", "title", "text", "core", "evidence_hint", "evidence_kinds", "topics")
        fields = {name: getattr(row, name) for name in names if getattr(row, name) is not None}
        if row.key and row.key not in self.statements and row.key not in self.given:
            fields["lineage"] = row.key
            self.given.add(row.key)
        return New(
            domain=self._area_of(line),
            fields=fields,
            descriptors=row.levels or {},
            minimums=self._needs(row.minimum or {}),
        )

    def _needs(self, minimum) -> dict[int, int]:
        return {self.profiles[role]: n for role, n in minimum.items() if role in self.profiles}

    def _statement(self, line):
        return self.of_line.get(id(line)) or self.statements[line.here.lineage]

    def _area_of(self, line):
        here = self.plan.here.area_names.get(line.area.code.casefold())
        return self.areas[here.code if here else line.area.code]

    def _take_out_statements(self, gone) -> None:
        for line in gone:
            if not line.is_area:
                remove_statement(statement=self.statements.pop(line.here.lineage), by=self.by)

    def _take_out_areas(self, gone) -> None:
        for line in gone:
            if line.is_area and line.goes:
                remove_domain(domain=self.areas[line.here.code], by=self.by)

    def _order(self) -> None:
        """As in the file; what isn’t in it stays behind what it stands behind now."""
        areas, inside = [], {}
        for line in self.plan.lines:
            if line.outcome in {MISSING, REFUSED}:
                continue
            if line.is_area:
                area = self.areas[line.here.code if line.here else line.row.code]
                areas.append(area)
                inside[area.pk] = []
            else:
                inside[self._area_of(line).pk].append(self._statement(line))
        areas = _with_the_rest(areas, list(self.version.domains.order_by("position", "pk")))
        told = {one.pk for all_ in inside.values() for one in all_}
        beside = {}
        for one in self.version.statements.order_by("position", "pk"):
            beside.setdefault(one.domain_id, []).append(one)
        statements = {}
        for area in areas:
            here = inside.get(area.pk, [])
            known = {one.pk for one in here}
            rest = [one for one in beside.get(area.pk, []) if one.pk in known or one.pk not in told]
            statements[area.pk] = _with_the_rest(here, rest)
        put_in_order(version=self.version, by=self.by, areas=areas, statements=statements)


def _with_the_rest(told: list, there: list) -> list:
    """`told` in its order, and each other of `there` behind the one that it stands behind."""
    after, before = {}, None
    known = {row.pk for row in told}
    for row in there:
        if row.pk in known:
            before = row.pk
        else:
            after.setdefault(before, []).append(row)
    whole = after.get(None, [])[:]
    for row in told:
        whole += [row, *after.get(row.pk, [])]
    return whole
