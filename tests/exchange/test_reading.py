"""A starter file with a fault is refused, and each fault is named by its file and its place."""

from dataclasses import asdict

import pytest

from portal.exchange.starter import Faulty, read

FRAMEWORK, COURSES, GATES, GLOSSARY = (
    f"{name}.yaml" for name in ("framework", "courses", "gates", "glossary")
)
WORKER = "domains[0].statements[0]"


def faults_of(folder):
    with pytest.raises(Faulty) as caught:
        read(folder.path)
    return caught.value.faults


def test_our_own_starter_has_no_fault():
    starter = read()

    statements = [s for area in starter.framework.areas for s in area.statements]
    assert len(starter.framework.areas) == 10
    assert len(statements) == 56
    assert sum(statement.core for statement in statements) == 22
    assert sum(len(statement.levels) for statement in statements) == 224
    assert len(starter.framework.roles) == 6
    assert len(starter.framework.role_codes) == 15
    assert [gate.code for gate in starter.gates] == ["G0", "G1", "G2", "G3", "G4", "G5", "G6"]
    assert len(starter.courses) == 20
    assert len(starter.glossary) == 134


def every_text(value):
    if isinstance(value, str):
        return [value]
    if not isinstance(value, dict | list):
        return []
    inside = value.values() if isinstance(value, dict) else value
    return [text for part in inside for text in every_text(part)]


def test_our_own_words_have_no_straight_quotes():
    texts = every_text(asdict(read()))

    assert len(texts) > 1000
    assert [text for text in texts if "'" in text or '"' in text] == []


def test_the_small_starter_has_no_fault(folder):
    starter = read(folder.path)

    assert starter.framework.statement_codes == {"SMA1", "SMA2"}


# What is spoilt in which file, and what is then said.
CASES = {
    "a described level is missing": (
        FRAMEWORK, ', 3: "I spot most."', "", [f"{WORKER}.levels: level 3 is missing"],
    ),
    "a described level that there isn’t": (
        FRAMEWORK, '4: "I help others."}\n        minimum: {small_worker: 2',
        '4: "I help.", 5: "I fly."}\n        minimum: {small_worker: 2',
        [f"{WORKER}.levels: there is no level 5"],
    ),
    "a described level without words": (
        FRAMEWORK, '3: "I spot most."', "3:", [f"{WORKER}.levels.3: this should be text"],
    ),
    "a level of the scale is missing": (
        FRAMEWORK,
        '  - {value: 2, code: two, name: "Two", short: "I do.", '
        'description: "You do, with help."}\n',
        "", ["levels: level 2 is missing"],
    ),
    "a level of the scale twice": (
        FRAMEWORK, "value: 2", "value: 3",
        ["levels: level 2 is missing", "levels: level 3 is here more than once"],
    ),
    "core is missing": (FRAMEWORK, "        core: true\n", "", [f"{WORKER}: core is missing"]),
    "core is neither yes nor no": (
        FRAMEWORK, "core: true", "core: perhaps",
        [f"{WORKER}.core: this should be true or false, and it is 'perhaps'"],
    ),
    "a minimum is too high": (
        FRAMEWORK, "small_worker: 2,", "small_worker: 5,",
        [f"{WORKER}.minimum.small_worker: this should be 0 to 4, and it is 5"],
    ),
    "a minimum is not a number": (
        FRAMEWORK, "small_worker: 2,", "small_worker: true,",
        [f"{WORKER}.minimum.small_worker: this should be 0 to 4, and it is True"],
    ),
    "a minimum is for an unknown role": (
        FRAMEWORK, "small_worker: 2,", "tall_worker: 2,",
        [f"{WORKER}.minimum: there is no role 'tall_worker'",
         f"{WORKER}.minimum: the level for small_worker is missing"],
    ),
    "an unknown kind of evidence": (
        FRAMEWORK, "[seen]", "[heard]",
        [f"{WORKER}.evidence_kinds: there is no kind of evidence 'heard'"],
    ),
    "two statements of a code": (
        FRAMEWORK, "code: SMA2", "code: SMA1",
        ["domains[0].statements[1]: there is another statement 'SMA1'"],
    ),
    "two statements of a title": (
        FRAMEWORK, "Keeping a small thing", "Spotting a small thing",
        ["domains[0].statements[1]: there is another statement at the address "
         "'spotting-a-small-thing'"],
    ),
    "two roles of a code": (
        FRAMEWORK, "code: small_manager", "code: small_worker",
        ["other_roles[0]: there is another role 'small_worker'"],
    ),
    "a text is missing": (
        FRAMEWORK, '        text: "I spot small things."\n', "", [f"{WORKER}: text is missing"],
    ),
    "a text is empty": (FRAMEWORK, '"I spot small things."', '""', [f"{WORKER}: text is empty"]),
    "a text is a number": (
        FRAMEWORK, '"I spot small things."', "7",
        [f"{WORKER}.text: this should be text, and it is 7"],
    ),
    "a text is too long": (
        FRAMEWORK, "Are they small?", "x" * 201,
        ["domains[0].question: this is 201 letters long, and 200 fit"],
    ),
    "a name that nobody reads": (
        FRAMEWORK, "topics: [size]", "topic: [size]",
        [f"{WORKER}: topic is not something that is read here"],
    ),
    "a list with something else in it": (
        FRAMEWORK, "topics: [size]", "topics: [size, 3]",
        [f"{WORKER}.topics[1]: this should be text, and it is 3"],
    ),
    "a list that is none": (
        FRAMEWORK, "topics: [size]", "topics: size",
        [f"{WORKER}.topics: this should be a list, and it is 'size'"],
    ),
    "a row that is none": (
        COURSES, "courses:\n", "courses:\n  - SM00\n",
        ["courses[0]: this should be a list of names with values"],
    ),
    "a version that is no number": (
        FRAMEWORK, "version: 1", "version: one",
        ["framework.version: this should be a whole number, and it is 'one'"],
    ),
    "a course for an unknown statement": (
        COURSES, "{SMA1: 2}", "{SMA9: 2}",
        ["courses[0].statements: there is no statement 'SMA9'"],
    ),
    "a course up to an unknown level": (
        COURSES, "{SMA1: 2}", "{SMA1: 0}",
        ["courses[0].statements.SMA1: this should be 1 to 4, and it is 0"],
    ),
    "a course for an unknown role": (
        COURSES, "required_for: [small_worker]", "required_for: [tall_worker]",
        ["courses[1].required_for: there is no role 'tall_worker'"],
    ),
    "a course after an unknown course": (
        COURSES, "before: [SM01]", "before: [SM09]",
        ["courses[1].before: there is no course 'SM09'"],
    ),
    "a course after the same one twice": (
        COURSES, "before: [SM01]", "before: [SM01, SM01]",
        ["courses[1].before: one of these is here twice"],
    ),
    "a course that takes no way": (
        COURSES, "mode: in_person", "mode: by_pigeon",
        ["courses[1].mode: there is no 'by_pigeon' to choose; "
         "there are elearning, live_online, in_person, blended"],
    ),
    "a course of no length": (
        COURSES, "hours: 6", "hours: -1",
        ["courses[1].hours: this should be a number from 0 to 999, and it is -1"],
    ),
    "two courses of a code": (
        COURSES, "code: SM02", "code: SM01",
        ["courses[1]: there is another course 'SM01'"],
    ),
    "a gate for an unknown role": (
        GATES, "job_roles: [small_worker]", "job_roles: [tall_worker]",
        ["gates[0].job_roles: there is no role 'tall_worker'"],
    ),
    "a gate signed by nobody that there is": (
        GATES, "second_signer: practice_supervisor", "second_signer: neighbour",
        ["gates[1].second_signer: there is no 'neighbour' to choose; there are line_manager, "
         "practice_supervisor, employer_manager, working_lead, service_manager"],
    ),
    "two gates of a code": (
        GATES, "code: S2", "code: S1", ["gates[1]: there is another gate 'S1'"],
    ),
    "two criteria of a code": (
        GATES, "code: sm01", "code: core",
        ["gates[0].criteria[2]: there is another criterion 'core'"],
    ),
    "a criterion in no group": (
        GATES, "group: courses", "group: lessons",
        ["gates[0].criteria[2].group: there is no 'lessons' to choose; "
         "there are checks, skills, courses, practice, supervision"],
    ),
    "two terms of a name": (
        GLOSSARY, "term: Small end", "term: Small beginning",
        ["terms[0].see_also: there is no term 'Small end'",
         "terms[1]: there is another term 'Small beginning'"],
    ),
    "two terms at an address": (
        GLOSSARY, "slug: small-end", "slug: small-beginning",
        ["terms[1]: there is another term at the address 'small-beginning'"],
    ),
    "a term of no kind": (
        GLOSSARY, "category: law", "category: lore",
        ["terms[1].category: there is no 'lore' to choose; there are roles, process, practice, "
         "services, law, policy, harm, rights, workforce, data"],
    ),
    "a name given twice": (
        GLOSSARY, "    acronym: SE\n", "    acronym: SE\n    acronym: SD\n",
        ["line 11: 'acronym' is here twice"],
    ),
    "no YAML at all": (
        GLOSSARY, "terms:\n", "terms: [\n", ["line 2: expected the node content, but found '-'"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_fault_is_named_by_file_and_place(folder, case):
    file, old, new, said = CASES[case]
    folder.change(file, old, new)

    assert faults_of(folder) == [f"{file}: {each}" for each in said]


def test_all_faults_of_all_files_are_told_at_once(folder):
    folder.change(FRAMEWORK, ', 3: "I spot most."', "")
    folder.change(COURSES, "{SMA1: 2}", "{SMA9: 2}")
    folder.change(GATES, "job_roles: [small_worker]", "job_roles: [tall_worker]")
    folder.change(GLOSSARY, "see_also: [Small end]", "see_also: [Small middle]")

    assert faults_of(folder) == [
        f"framework.yaml: {WORKER}.levels: level 3 is missing",
        "courses.yaml: courses[0].statements: there is no statement 'SMA9'",
        "gates.yaml: gates[0].job_roles: there is no role 'tall_worker'",
        "glossary.yaml: terms[0].see_also: there is no term 'Small middle'",
    ]


def test_files_that_are_not_there_are_named(folder):
    (folder.path / COURSES).unlink()
    (folder.path / GATES).unlink()

    assert faults_of(folder) == [
        "courses.yaml: there is no such file",
        "gates.yaml: there is no such file",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "this should be a list of names with values"),
        (b"- one\n- two\n", "this should be a list of names with values"),
        (b"\xff\xfe\xff", "this is not text in UTF-8"),
        (b"terms: \x01", "letter 8: special characters are not allowed"),
    ],
    ids=["empty", "a bare list", "not text", "control letters"],
)
def test_a_file_that_is_something_else_is_named(folder, content, said):
    (folder.path / GLOSSARY).write_bytes(content)

    assert faults_of(folder)[0].startswith(f"glossary.yaml: {said}")
