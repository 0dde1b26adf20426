"""What a file does to the draft, and that doing it twice does nothing."""

from uuid import uuid4

import pytest

from portal.exchange.frameworks.applying import apply
from portal.exchange.frameworks.here import Here, base_of
from portal.exchange.frameworks.maps import Maps
from portal.exchange.frameworks.order import moved
from portal.exchange.frameworks.plan import Plan
from portal.exchange.frameworks.tree import Area, Item, Tree, once_each
from skills.framework.actions import begin_version, map_statement, send_to_review
from skills.framework.models import Framework, StatementMap
from skills.framework.refusals import NotADraft
from tests.exchange.frameworks.formats import WRITTEN, plan_against, tree_of, written
from tests.factories import published_version, someone_with
from tests.framework.writing import order, reword


@pytest.fixture
def first(db):
    return published_version()


@pytest.fixture
def lead(db):
    return someone_with("workforce_lead")


def tree_like(version, **areas):
    """Areas by code, each with its statements as “code” or (code, what differs)."""
    here = {one.code: one for one in version.statements.all()}
    found = []
    for code, inside in areas.items():
        area = Area(where=f"Area {code}", code=code, title=f"Area {code}")
        for row in inside:
            name, more = row if isinstance(row, tuple) else (row, {})
            text = here[name].text if name in here else f"I do {name}."
            told = {"code": name, "title": f"Statement {name}", "text": text, **more}
            area.items.append(Item(where=f"Row {name}", **told))
        found.append(area)
    tree = Tree(title=version.title, areas=found)
    once_each(tree)
    return tree


def plan_of(tree, framework, by, **more):
    return Plan(tree, Here(base_of(framework)), maps=Maps(framework, by), **more)


def lines(plan):
    return {line.who: (line.outcome, *line.says) for line in plan.lines if line.says}


def test_a_file_changes_adds_moves_and_leaves_what_it_does_not_name(first, lead):
    profile = first.profiles.get()
    role = profile.job_role.code
    changed = {"text": "I do it well.", "core": False, "levels": {2: "Two", 3: ""}, "topics": ["t"]}
    tree = tree_like(
        first,
        B=["B2", ("N1", {"levels": {1: "One"}, "minimum": {role: 3}}), "A2"],
        C=["N2"],
        A=[("A1", {**changed, "minimum": {role: 4, "nobody": 1}})],
    )
    tree.areas[0].summary = "Another summary."

    plan = plan_of(tree, first.framework, lead)
    draft = apply(plan, first.framework, by=lead)

    assert lines(plan) == {
        "Area “Area B” (B)": (
            "changed",
            "Summary: “Another summary.”, was “What it is about.”.",
            "Stands in another place.",
        ),
        "“Statement N1” (N1)": ("added", "Still to be written: words for level 2, 3, 4."),
        "“Statement N2” (N2)": (
            "added",
            "Still to be written: words for level 1, 2, 3, 4.",
            "Still to be said: the level that each role needs.",
        ),
        "“Statement A2” (A2)": ("moved", "Moves here from the area “Area A”."),
        "“Statement A1” (A1)": (
            "changed",
            "Statement: “I do it well.”, was “I do A1.”.",
            "Topics: “t”.",
            "No safety statement any more.",
            "Level 2: “Two”, was “A1 at 2”.",
            "Tester: level 4 needed, was 2.",
        ),
        "“Statement B1” (B1)": ("missing", "Stays as it is."),
    }
    assert plan.notes == [
        "There is no role “nobody” in this framework, so what the file says that it needs is left "
        "out."
    ]
    assert order(draft) == {"B": ["B1", "B2", "N1", "A2"], "C": ["N2"], "A": ["A1"]}
    a1 = draft.statements.get(code="A1")
    assert (a1.text, a1.levels[2], a1.levels[3]) == ("I do it well.", "Two", "A1 at 3")
    assert a1.requirements.get().minimum == 4
    assert draft.moves.untold()[0].to_statement == a1
    again = plan_of(tree, first.framework, lead)
    assert (again.changes, again.counts["unchanged"]) == (False, 8)


def test_what_is_not_in_the_file_is_taken_out_where_that_is_asked(first, lead):
    tree = tree_like(first, A=["A2", "A1"])
    tree.title = "Another title"

    plan = plan_of(tree, first.framework, lead, take_out=True)
    draft = apply(plan, first.framework, by=lead)

    assert plan.counts == {"unchanged": 2, "moved": 1, "missing": 3, "refused": 0}
    assert plan.notes == ["The title of the framework changes."]
    assert (order(draft), draft.title) == ({"A": ["A2", "A1"]}, "Another title")
    assert not plan_of(tree, first.framework, lead, take_out=True).changes


def test_a_row_that_is_refused_leaves_what_is_here_alone(first, lead):
    key = first.statements.get(code="A1").lineage
    bad = Item(where="Row 9", code="B1", title="", text="x")
    bad.check("title")
    tree = tree_like(first, A=[("B2", {"key": key}), "A2"])
    tree.areas[0].items.append(bad)
    tree.areas.append(Area(where="Area 2", code="A", title="Twice", items=[Item("Row 8", "N8")]))
    once_each(tree)

    plan = plan_of(tree, first.framework, lead, take_out=True)

    assert {line.where: line.says for line in plan.of("refused")} == {
        "Row B2": ["Code: “Statement B2” has the code B2 here."],
        "Row 9": ["Title: This is empty."],
        "Area 2": ["Code: A is here already: Area A."],
        "Row 8": ["Its area, “Twice” (A), can’t be used."],
    }
    draft = apply(plan, first.framework, by=lead)
    assert order(draft) == {"A": ["A1", "A2"], "B": ["B1"]}


def test_a_code_changes_where_the_key_says_which_statement_it_is(first, lead):
    key = first.statements.get(code="A1").lineage
    tree = tree_like(first, A=[("A9", {"key": key, "title": "Statement A1", "text": "I do A1."})])

    plan = plan_of(tree, first.framework, lead)
    draft = apply(plan, first.framework, by=lead)

    assert lines(plan)["“Statement A1” (A9)"] == ("changed", "Code: “A9”, was “A1”.")
    assert draft.statements.get(code="A9").lineage == key


def test_a_row_that_was_copied_with_its_key_is_a_statement_of_its_own(first, lead):
    key, foreign = first.statements.get(code="A1").lineage, uuid4()
    copies = [("A1", {"key": key}), ("N1", {"key": key})]
    copies += [("N2", {"key": foreign}), ("N3", {"key": foreign})]

    plan = plan_of(tree_like(first, A=copies), first.framework, lead)
    draft = apply(plan, first.framework, by=lead)

    lineages = dict(draft.statements.values_list("code", "lineage"))
    assert (lineages["A1"], lineages["N2"]) == (key, foreign)
    assert len(set(lineages.values())) == 7


def test_a_plan_is_another_once_the_words_here_were_saved_anew(first, lead):
    draft = begin_version(framework=first.framework, by=lead)
    tree = tree_like(first, A=[("A1", {"text": "I do it well."})])
    begun = "I do it " * 40

    digests = set()
    for end in ("so.", "otherwise."):
        reword(draft, "A1", lead, text=begun + end)
        digests.add(plan_of(tree, first.framework, lead).digest)

    assert len(digests) == 2


def test_a_version_in_review_is_not_written_in(first, lead):
    draft = begin_version(framework=first.framework, by=lead)
    send_to_review(version=draft, by=lead)
    plan = plan_of(tree_like(first, A=["N1"]), first.framework, lead)

    with pytest.raises(NotADraft, match="in review"):
        apply(plan, first.framework, by=lead)


def test_a_file_says_what_also_answers_another_framework(first, lead):
    national = published_version()
    names = ["A1", f"{national.framework.code}/B2", "nothing"]
    published_version()
    tree = tree_like(first, A=[("A1", {"answers": names}), ("N1", {"answers": names[1:2]})])
    editor = someone_with("editor")

    for_editor = plan_of(tree, first.framework, editor)
    plan = plan_of(tree, first.framework, lead)

    assert lines(plan)["“Statement A1” (A1)"] == (
        "changed",
        "Also answers: There are several A1 in force in other frameworks.",
        f"Also answers “Statement B2” of {national.framework}.",
        "Also answers: There is no nothing in force in other frameworks.",
    )
    assert lines(for_editor)["“Statement A1” (A1)"][2] == (
        f"A workforce lead has to say that it also answers {names[1]}."
    )
    assert for_editor.digest != plan.digest
    draft = apply(plan, first.framework, by=lead)
    local = {statement.code: statement.meaning for statement in draft.statements.all()}
    said = set(StatementMap.objects.values_list("meaning", "answers"))
    b2 = national.statements.get(code="B2").meaning
    assert said == {(local["A1"], b2), (local["N1"], b2)}
    assert not plan_of(tree, first.framework, lead).changes


@pytest.mark.parametrize("kind", ["yaml", "xlsx"])
def test_what_also_answers_is_taken_out_and_brought_in(first, lead, kind):
    national = published_version()
    a1, b2 = first.statements.get(code="A1"), national.statements.get(code="B2")
    map_statement(statement=a1, answers=b2, by=lead)

    content = written(first, kind)

    assert tree_of(content, kind).items[0].answers == [f"{national.framework.code}/B2"]
    assert not plan_against(first, content, kind).changes


@pytest.mark.parametrize("kind", WRITTEN)
def test_a_version_into_an_empty_framework_is_the_same_there(version, kind):
    tree = tree_of(written(version, kind), kind)
    framework = Framework.objects.create(code=version.framework.code + "-2", title="Copy")
    roles = {role.code: role for role in tree.roles}

    plan = Plan(tree, Here(None), roles=roles)
    copy = apply(plan, framework, by=None)

    def content(of):
        return [
            (one.domain.title, one.domain.summary, one.code, one.title, one.text, one.levels)
            for one in of.statements.in_order()
        ]

    assert content(copy) == content(version)
    names = [level.name for level in version.levels.all()]
    assert [level.name for level in copy.levels.all()] == names
    # Moodle has no place for what a role needs; the others have.
    needed = [profile.job_role.code for profile in version.profiles.all()] if roles else []
    assert [profile.job_role.code for profile in copy.profiles.all()] == needed
    assert not Plan(tree, Here(copy)).changes


def test_the_fewest_that_must_move_are_told():
    assert moved([]) == set()
    assert moved([0, 1, 2]) == set()
    assert moved([1, 2, 3, 0]) == {0}
    assert moved([3, 1, 2, 0]) in ({3, 0}, {0, 3})
