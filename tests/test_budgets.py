"""How many questions each page may ask the database, and that a list asks no more of them when it
is long."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.people.models import Post
from skills.assessments.actions import save_answer, start, submit
from skills.assessments.actions import withdraw as withdraw_round
from supervision.readiness.actions import open_application
from supervision.readiness.actions import withdraw as withdraw_application
from supervision.readiness.models import GateVersion
from tests import story
from tests.access_table import TABLE
from tests.conftest import NOBODY
from tests.factories import PostFactory, SupervisionLineFactory
from tests.test_access import address

# By address, what it opens and for whom: at most so many questions, those of the frame (session,
# person, roles, messages) among them.
BUDGETS = {
    ("home:my", dict, "practitioner"): 25,
    ("home:my", dict, "supervisor"): 24,
    ("home:my", dict, "practice-supervisor"): 25,
    ("home:my", dict, "service-manager"): 22,
    ("home:my", dict, "administrator"): 13,
    ("assessments:mine", dict, "practitioner"): 11,
    ("assessments:reviews", dict, "supervisor"): 13,
    ("assessments:assessment", story.draft, "practitioner"): 11,
    ("assessments:assessment", story.reviewed, "practitioner"): 11,
    ("assessments:answer", story.draft_statement, "practitioner"): 13,
    ("assessments:check", story.draft, "practitioner"): 13,
    ("assessments:review", story.sent, "supervisor"): 15,
    ("assessments:review_domain", story.sent_area, "supervisor"): 16,
    ("assessments:result", story.reviewed, "practitioner"): 14,
    ("assessments:result", story.to_answer, "twin-practitioner"): 14,
    ("readiness:mine", dict, "practitioner"): 23,
    ("readiness:applications", dict, "supervisor"): 18,
    ("readiness:applications", dict, "practice-supervisor"): 18,
    ("readiness:open", story.to_put_forward, "practitioner"): 20,
    ("readiness:application", story.opened, "supervisor"): 22,
    ("readiness:application", story.partners, "vcs-worker"): 20,
    ("readiness:attest", story.opened_attested, "supervisor"): 10,
    ("readiness:withdraw", story.opened, "supervisor"): 8,
    ("reports:summary", story.sent, "supervisor"): 15,
    ("reports:summary", story.reviewed, "practitioner"): 15,
    ("reports:summary_pdf", story.sent, "supervisor"): 12,
    ("reports:summary_pdf", story.reviewed, "practitioner"): 12,
    ("reports:certificate", story.certificate, "practitioner"): 10,
    ("reports:certificate", story.partners_certificate, "twin-vcs-worker"): 10,
    ("reports:certificate_pdf", story.certificate, "practitioner"): 7,
    ("reports:certificate_pdf", story.partners_certificate, "twin-vcs-worker"): 7,
    ("reports:verify", story.code, NOBODY): 4,
    ("reports:verify_form", dict, NOBODY): 0,
    ("framework:index", dict, NOBODY): 6,
    ("framework:domain", story.domain, NOBODY): 9,
    ("framework:statement", story.statement, NOBODY): 9,
    ("glossary:index", dict, NOBODY): 3,
    ("glossary:term", story.term, NOBODY): 5,
    ("wagtail_serve", story.home, NOBODY): 13,
    ("wagtail_serve", story.guidance, NOBODY): 11,
    ("demo:sign_in", dict, NOBODY): 3,
    ("people:kept", story.kept, "practitioner"): 8,
    ("account_login", dict, NOBODY): 1,
    ("account_logout", dict, "practitioner"): 8,
    ("account_change_password", dict, "practitioner"): 8,
}
LISTS = [
    ("home:my", "supervisor"),
    ("home:my", "practice-supervisor"),
    ("home:my", "practitioner"),
    ("assessments:mine", "practitioner"),
    ("assessments:reviews", "supervisor"),
    ("readiness:mine", "practitioner"),
    ("readiness:applications", "supervisor"),
    ("readiness:applications", "practice-supervisor"),
]
# Checks for machines, doors, and allauth's pages that say one thing.
NOT_READ = {
    "/cms/",
    "/cms/login/",
    "account_inactive",
    "account_reauthenticate",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_signup",
    "home:health",
    "home:ready",
    "wagtaildocs_serve",
}


def questions(client, where):
    """How many were asked, with what the process remembers learnt beforehand."""
    client.get(where)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(where)
    assert answer.status_code == 200
    return len(asked)


def named(value):
    if isinstance(value, int):
        return str(value)
    route, of, role = value
    return f"{route} {of.__name__} {role}"


@pytest.mark.parametrize(("opened", "most"), BUDGETS.items(), ids=named)
def test_a_page_stays_within_its_budget(opened, most, as_):
    route, of, role = opened
    row = next(row for row in TABLE if (row.route, row.of, row.post) == (route, of, None))

    assert questions(as_(role), address(row)) <= most


def test_every_page_has_a_budget():
    read = {
        (row.route, row.of)
        for row in TABLE
        if row.post is None and row.ok and row.then == 0 and row.route not in NOT_READ
    }

    assert {(route, of) for route, of, _ in BUDGETS} == read


def grow(cast, times):
    """More people in the supervisor's team, each with a round sent and a G3 open; and more of the
    practitioner's own rounds and applications that came to nothing."""
    supervisor, practitioner = cast["supervisor"], cast["practitioner"]
    example = Post.objects.get(employment__user=practitioner)
    gate = GateVersion.objects.published().get(gate__code="G3")
    for _ in range(times):
        employment = PostFactory(
            employment__organisation=example.employment.organisation,
            team=example.team,
            job_role=example.job_role,
        ).employment
        SupervisionLineFactory(employment=employment, supervisor=supervisor)
        send_round(employment)
        open_application(employment=employment, gate_version=gate, by=supervisor)
        draft = start(employment=example.employment, by=practitioner)
        withdraw_round(assessment=draft, by=practitioner)
        begun = open_application(employment=example.employment, gate_version=gate, by=practitioner)
        withdraw_application(application=begun, by=practitioner)


def send_round(employment):
    by = employment.user
    begun = start(employment=employment, by=by)
    for statement in begun.version.statements.filter(core=True):
        save_answer(
            assessment=begun,
            statement=statement,
            level=2,
            not_in_role=False,
            comment="",
            edit=0,
            by=by,
        )
    submit(assessment=begun, by=by)


@pytest.mark.parametrize(("route", "role"), LISTS)
def test_a_list_costs_the_same_with_one_row_more_and_with_many(route, role, as_, cast):
    client = as_(role)
    grow(cast, 1)
    with_one = questions(client, reverse(route))

    grow(cast, 3)

    assert questions(client, reverse(route)) == with_one
