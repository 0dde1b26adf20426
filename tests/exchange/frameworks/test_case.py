"""CASE 1.1: what we publish, and what is met in the wild."""

import json
import uuid

import pytest

from portal.exchange.frameworks.here import Here
from portal.exchange.frameworks.plan import Plan
from portal.exchange.frameworks.reading import kind_of, read
from portal.exchange.frameworks.tree import Unreadable
from portal.exchange.frameworks.writing.case import Case, identifier
from skills.framework.actions import begin_version, remove_statement
from tests.framework.writing import put_in_force

DOCUMENT = {"identifier": "D0", "uri": "https://x.example/D0", "title": "Wild 🎓"}
REQUIRED = {"identifier", "uri", "lastChangeDateTime"}
OF_DOCUMENT = REQUIRED | {"creator", "title", "caseVersion", "version", "language"}


def item(name, words, **more):
    return {"identifier": name, "fullStatement": words, "educationalLevel": "oops", **more}


def edge(below, above, **more):
    ends = {"originNodeURI": {"identifier": below}, "destinationNodeURI": above}
    return {"associationType": "isChildOf", **ends, **more}


def file_of(**package):
    return json.dumps(package).encode()


def titles(nodes):
    return [node.title for node in nodes]


def test_a_package_has_the_keys_of_the_standard_and_no_others(version):
    package = Case(version).package()

    assert set(package) == {
        "CFDocument", "CFItems", "CFAssociations", "CFDefinitions", "CFRubrics"
    }  # fmt: skip
    assert set(package["CFDocument"]) >= OF_DOCUMENT
    assert "CFPackageURI" not in package["CFDocument"]
    parts = [
        *package["CFItems"],
        *package["CFAssociations"],
        *package["CFDefinitions"]["CFItemTypes"],
    ]
    assert all(set(part) >= REQUIRED for part in parts)
    assert {key for part in package["CFItems"] for key in part} <= REQUIRED | {
        "fullStatement", "abbreviatedStatement", "humanCodingScheme", "CFItemType",
        "CFItemTypeURI", "language", "notes", "extensions",
    }  # fmt: skip
    names = [part["identifier"] for part in parts]
    assert len(set(names)) == len(names)
    assert all(uuid.UUID(name).variant == uuid.RFC_4122 and name == name.lower() for name in names)
    root = package["CFDocument"]["identifier"]
    top = [e for e in package["CFAssociations"] if e["destinationNodeURI"]["identifier"] == root]
    assert [e["sequenceNumber"] for e in top] == list(range(1, 11))
    assert package == Case(version).package()


def test_a_rubric_has_the_words_of_each_level(version):
    rubric = Case(version).rubric

    criterion = rubric["CFRubricCriteria"][0]
    first = version.statements.in_order().first()
    assert len(rubric["CFRubricCriteria"]) == 56
    assert criterion["CFItemURI"]["title"] == first.title
    assert [
        (step["score"], step["position"], step["quality"])
        for step in criterion["CFRubricCriterionLevels"]
    ] == [(value, value, text) for value, text in first.levels.items()]


def test_a_statement_that_went_on_is_replaced_by_its_successor(version, cast):
    by = cast["workforce-lead"]
    draft = begin_version(framework=version.framework, by=by)
    remove_statement(statement=draft.statements.get(code="REL2"), by=by)
    put_in_force(draft, by)
    draft.refresh_from_db()
    version.refresh_from_db()

    before, after = Case(version), Case(draft)

    moved = [e for e in before.associations if e["associationType"] == "replacedBy"]
    assert len(moved) == 55
    assert {e["destinationNodeURI"]["identifier"] for e in moved} <= {
        one["identifier"] for one in after.items
    }
    assert before.root != after.root
    assert before.document["adoptionStatus"] == "Deprecated"
    assert identifier(version) == before.root


def test_wild_packages_are_read(version):
    package = {
        "CFDocument": {**DOCUMENT, "CFPackageURI": "https://x.example/P"},
        "CFItems": [
            item("A", "Area"),
            item("b", "Second"),
            item("c", "First", abbreviatedStatement="1st", humanCodingScheme="C.1"),
            item("r", "Root without an edge"),
            "no item",
            item("b", "Twice"),
            item("o", "Orphan 𝔘\ud800"),
        ],
        "CFAssociations": [
            edge("b", {"uri": "https://x.example/items/a"}, sequenceNumber=2),
            edge("c", "https://x.example/A/", sequenceNumber=1),
            edge("a", {"identifier": "d0"}),
            edge("o", {"identifier": "gone"}),
            edge("nobody", {"identifier": "a"}),
            {"associationType": "isRelatedTo"},
        ],
    }

    for content in (file_of(**package), file_of(CFPackage=package)):
        forest = read(content, "json")
        assert forest.title == "Wild 🎓"
        assert titles(forest.roots) == ["Area", "Root without an edge"]
        assert titles(forest.roots[0].below) == ["1st", "Second"]
        assert [str(fault) for fault in forest.lost] == [
            "Item 5, identifier: It is missing.",
            "Association 5, originNodeURI: nobody is not in the file.",
            "Item 6, identifier: b is here already: Item 2.",
            "Item 7: “Orphan 𝔘�” belongs to gone, which is not in the file.",
        ]


def test_what_stands_under_extensions_is_read_only_where_it_is_of_its_kind():
    extra = {"lineage": "no", "core": "yes", "minimum": {"a": 9, "b": 2}, "topics": ["t", 1]}
    extra["question"] = 4
    step = {"value": 9, "code": "x", "name": "X", "short": "", "description": ""}
    levels = [step, {"value": 0, "code": "x"}, {"unknown": 1}]
    document = {**DOCUMENT, "extensions": {"levels": levels, "roles": "no"}}

    forest = read(file_of(CFDocument=document, CFItems=[item("a", "A", extensions=extra)]), "json")

    assert forest.roots[0].fields == {"topics": ["t"], "minimum": {"b": 2}}
    assert (forest.roots[0].key, forest.levels, forest.roles) == (None, [], [])


def test_half_a_letter_is_no_part_of_any_word():
    extra = {"minimum": {"a\ud83d": 2}, "topics": ["t\ud83d"]}
    items = [item("a\ud83d", "A\ud83d", extensions=extra), item("a\ud83d", "Again")]

    forest = read(file_of(CFDocument=DOCUMENT, CFItems=items), "json")

    root, [fault] = forest.roots[0], forest.lost
    words = [root.name, root.title, *root.fields["minimum"], *root.fields["topics"], str(fault)]
    assert all("\ufffd" in each for each in words)
    assert "".join(words).encode()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"{", "cut short. Line 1"),
        (b'{"a": "\xff"}', "not text in UTF-8"),
        (b'{"a":' * 100_000, "nested too deeply"),
        (b'{"CFItems": []}', "no CFDocument"),
        (b'{"CFDocument": {}}', "no CFDocument"),
        (b"[]", "no CFDocument"),
    ],
)
def test_what_is_no_package_says_why(content, says):
    with pytest.raises(Unreadable, match=says):
        read(content, "json")


def test_the_format_is_told_by_what_a_file_holds():
    assert kind_of("x.txt", b"\xef\xbb\xbf {}") == "json"
    assert kind_of("x.yml", b"a: 1") == "yaml"
    assert kind_of("x.tsv", b"a\tb") == "csv"
    assert kind_of("x.yaml", b"PK\x03\x04") == "xlsx"
    with pytest.raises(Unreadable, match="can’t tell"):
        kind_of("x.doc", b"words")


def test_a_package_into_an_empty_framework_brings_everything(version):
    forest = read(json.dumps(Case(version).package()).encode(), "json")

    plan = Plan(forest.tree(2), Here(None), roles={role.code: role for role in forest.roles})

    assert (plan.counts["added"], plan.notes, len(forest.levels)) == (66, [], 5)
    assert {line.row.core for line in plan.lines if not line.is_area} == {True, False}
    assert [line.says for line in plan.lines if line.says] == []


def test_public_addresses_answer_as_the_standard_says(version, client):
    root = identifier(version)

    package = client.get(f"/ims/case/v1p1/CFPackages/{root.upper()}")
    missing = client.get(f"/ims/case/v1p1/CFItems/{uuid.uuid4()}")
    wrong = client.get("/ims/case/v1p1/CFPackages/family-help")
    listed = client.get("/ims/case/v1p1/CFDocuments?limit=1&offset=x").json()["CFDocuments"]

    assert package.json()["CFDocument"]["identifier"] == root
    assert (missing.status_code, wrong.status_code) == (404, 400)
    assert missing.json()["imsx_codeMajor"] == "failure"
    field = missing.json()["imsx_CodeMinor"]["imsx_codeMinorField"][0]
    assert field["imsx_codeMinorFieldValue"] == "unknownobject"
    assert [one["CFPackageURI"]["identifier"] for one in listed] == [root]
    association = package.json()["CFAssociations"][0]["uri"].removeprefix("http://testserver")
    assert client.get(association).json()["CFDocumentURI"]["identifier"] == root
