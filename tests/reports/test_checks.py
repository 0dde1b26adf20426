from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape

from portal.codes import tidy
from portal.dates import as_if, today
from supervision.readiness.models import Authorisation, Pause


def checked(client, authorisation):
    return client.get(reverse("reports:verify", args=[authorisation.code]))


def verdict(response) -> str:
    content = response.content.decode()
    if "<b>Not current</b>" in content:
        return "Not current"
    return "Current" if "<b>Current</b>" in content else ""


def noon(day):
    return timezone.make_aware(datetime.combine(day, time(12)))


@pytest.fixture
def current(db):
    return next(a for a in Authorisation.objects.all() if a.is_current())


def test_anybody_may_check_a_code_and_reads_what_the_certificate_says(client, current):
    response = checked(client, current)

    assert response.status_code == 200
    assert verdict(response) == "Current"
    assert escape(current.employment.user.name) in response.content.decode()
    assert current.spaced_code in response.content.decode()


def test_one_that_is_paused_is_not_current_and_nobody_is_told_why(client):
    paused = next(a for a in Authorisation.objects.all() if a.is_paused())
    words = [word for rule, word in Pause.Rule.choices]

    response = checked(client, paused)

    assert verdict(response) == "Not current"
    assert not [word for word in words if word in response.content.decode()]
    assert b"pause" not in response.content.lower()


def test_one_that_was_ended_early_reads_like_one_that_is_paused(client, db):
    ended = Authorisation.objects.filter(ended__lte=today()).first()

    response = checked(client, ended)

    assert verdict(response) == "Not current"
    assert b"ended" not in response.content.lower()


def test_one_that_ran_out_is_not_current(client, db):
    ran_out = Authorisation.objects.filter(ends__lte=today()).first()

    assert verdict(checked(client, ran_out)) == "Not current"


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (lambda a: a.starts - timedelta(days=1), "Not current"),
        (lambda a: a.starts, "Current"),
        (lambda a: a.ends - timedelta(days=1), "Current"),
        (lambda a: a.ends, "Not current"),
    ],
)
def test_it_counts_from_its_first_day_to_its_last(client, when, expected):
    never_paused = Authorisation.objects.filter(pauses=None, ended=None).first()

    with as_if(noon(when(never_paused))):
        response = checked(client, never_paused)

    assert verdict(response) == expected


def test_an_unknown_code_is_not_found_and_the_page_says_what_to_do(client, db):
    response = client.get(reverse("reports:verify", args=["99999999"]))

    assert response.status_code == 404
    assert "We don’t know that code" in response.content.decode()
    assert b'name="code"' in response.content


@pytest.mark.parametrize("typed", ["…", "\0", "%", "Ω" * 900])
def test_a_code_of_other_letters_alone_is_an_unknown_code(client, db, typed):
    response = client.get(reverse("reports:verify", args=[typed]))

    assert response.status_code == 404


def test_what_was_typed_is_never_taken_for_markup(client, db):
    response = client.get("/verify/%3Cscript%3E/", follow=True)

    assert b"<script>SCRIPT" not in response.content
    assert response.redirect_chain == [("/verify/SCRIPT/", 302)]


@pytest.mark.parametrize("typed", ["k7pm 3xq9", " K7PM-3XQ9 ", "K7PM3XQ9", "k7pm.3xq9"])
def test_a_code_may_be_typed_with_spaces_and_small_letters(client, db, typed):
    response = client.get(reverse("reports:verify_form"), {"code": typed})

    assert response.status_code == 302
    assert response["Location"] == "/verify/K7PM3XQ9/"


def test_an_address_with_small_letters_goes_to_the_one_with_capitals(client, current):
    response = client.get(reverse("reports:verify", args=[current.code.lower()]))

    assert response["Location"] == reverse("reports:verify", args=[current.code])


@pytest.mark.parametrize("typed", ["", "   ", "–", "…!"])
def test_a_form_without_a_code_asks_for_one(client, db, typed):
    response = client.get(reverse("reports:verify_form"), {"code": typed})

    assert response.status_code == 200
    assert response.content.decode().count("Enter the code on the certificate.") == 2


def test_a_text_that_is_no_code_is_answered_in_words(client, db):
    response = client.get(reverse("reports:verify_form"), {"code": "K7PM3XQ9" * 9})

    assert "Enter the code alone." in response.content.decode()


def test_the_form_has_nothing_to_change_before_it_is_sent(client, db):
    response = client.get(reverse("reports:verify_form"))

    assert b"govuk-error" not in response.content


def test_a_check_shows_nothing_private(client, db):
    for authorisation in Authorisation.objects.select_related(
        "employment__user", "decision__application__first_signature"
    ):
        content = checked(client, authorisation).content.decode()

        decision = authorisation.decision
        first = decision.application.first_signature
        assert escape(decision.reasons) not in content
        assert escape(first.reasons) not in content
        assert authorisation.employment.user.email not in content
        assert str(authorisation.uuid) not in content


@pytest.mark.parametrize("address", ["/verify/", "/verify/99999999/"])
def test_no_search_engine_and_no_cache_keeps_a_check(client, db, address):
    response = client.get(address)

    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]
    assert b'<meta name="robots" content="noindex, nofollow">' in response.content


def test_a_check_costs_the_same_whatever_it_shows(client, db, django_assert_num_queries):
    for authorisation in list(Authorisation.objects.all())[:6]:
        with django_assert_num_queries(4):
            checked(client, authorisation)


@pytest.mark.parametrize("text", ["", "k7pm 3xq9", "É K7", "K7PM3XQ9"])
def test_tidying_twice_changes_nothing(text):
    assert tidy(tidy(text)) == tidy(text)
