from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from portal.dates import as_if, now, today
from portal.reports.certificate import certificate_of, certified
from portal.reports.words import plaindate
from skills.framework.actions import begin_version, publish
from skills.framework.models import FrameworkVersion
from supervision.readiness.models import Authorisation
from tests.reports.reading import squeezed, words_of_page, words_of_pdf


@pytest.fixture
def held(cast):
    """What the practitioner holds."""
    return certified().filter(employment__user=cast["practitioner"]).first()


@pytest.fixture
def with_two_signatures(db):
    return certified().exclude(decision__second=None).exclude(decision__conditions="").first()


def facts_of(certificate):
    yield from (certificate.name, certificate.who, certificate.gate, certificate.plain)
    yield from (*certificate.may_do, *certificate.may_not_do, *certificate.conditions)
    yield from (plaindate(certificate.starts), plaindate(certificate.last_day))
    yield from (certificate.rests_on, certificate.spaced_code, certificate.page)
    yield from certificate.not_proof
    for signature in certificate.signatures:
        yield from (signature.name, signature.capacity, plaindate(signature.day))


@pytest.mark.parametrize("which", ["held", "with_two_signatures"])
def test_the_page_says_what_the_pdf_says(request, which, client):
    authorisation = request.getfixturevalue(which)
    client.force_login(authorisation.employment.user)

    page = client.get(reverse("reports:certificate", args=[authorisation.uuid]))
    pdf = client.get(reverse("reports:certificate_pdf", args=[authorisation.uuid]))

    on_page, on_paper = words_of_page(page), words_of_pdf(pdf.content)
    for fact in facts_of(certificate_of(authorisation)):
        assert squeezed(fact) in on_page
        assert squeezed(fact) in on_paper


def test_one_that_does_not_count_says_so_on_the_page_and_on_paper_and_never_why(client, db):
    paused = next(a for a in certified() if a.is_paused())
    client.force_login(paused.employment.user)
    said = squeezed(f"Not current on {plaindate(today())}")

    page = client.get(reverse("reports:certificate", args=[paused.uuid]))
    pdf = client.get(reverse("reports:certificate_pdf", args=[paused.uuid]))

    assert said in words_of_page(page)
    assert said in words_of_pdf(pdf.content)
    assert "pause" not in words_of_pdf(pdf.content).lower()


def test_the_last_day_is_the_day_before_it_ends(held):
    certificate = certificate_of(held)

    assert (held.ends - certificate.last_day).days == 1


def test_a_certificate_names_the_framework_of_the_moment_it_was_signed(held):
    ten = (localtime(now()) + timedelta(days=1)).replace(hour=10)
    framework = FrameworkVersion.objects.get().framework
    held.decision.decided_at, held.decision.decided_on = ten, ten.date()

    with as_if(ten + timedelta(hours=2)):
        publish(version=begin_version(framework=framework, by=None), by=None)

    assert certificate_of(held).rests_on.startswith(f"{framework}, version 1.")
    held.decision.decided_at = ten + timedelta(hours=3)
    assert certificate_of(held).rests_on.startswith(f"{framework}, version 2.")


def test_a_certificate_names_who_signed_and_as_what(with_two_signatures):
    first, second = certificate_of(with_two_signatures).signatures

    assert first.name == with_two_signatures.decision.first.name
    assert second.name == with_two_signatures.decision.second.name
    assert second.capacity == (
        with_two_signatures.decision.application.gate_version.get_second_signer_display()
    )


def test_reasons_are_on_no_certificate(with_two_signatures, client):
    client.force_login(with_two_signatures.employment.user)
    decision = with_two_signatures.decision

    page = client.get(reverse("reports:certificate", args=[with_two_signatures.uuid]))

    assert squeezed(decision.reasons) not in words_of_page(page)
    assert squeezed(decision.application.first_signature.reasons) not in words_of_page(page)


def test_the_file_has_a_plain_name_and_no_cache_keeps_it(held, as_):
    response = as_("practitioner").get(reverse("reports:certificate_pdf", args=[held.uuid]))

    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"].startswith('attachment; filename="certificate-')
    assert response["Content-Disposition"].isascii()
    assert response["Cache-Control"] == "private, no-store"


@pytest.mark.access
@pytest.mark.parametrize("name", ["certificate", "certificate_pdf"])
@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("practitioner", 200),
        ("supervisor", 200),
        ("practice-supervisor", 200),
        ("service-manager", 200),
        ("twin-practitioner", 404),
        ("twin-supervisor", 404),
        ("twin-practice-supervisor", 404),
        ("vcs-manager", 404),
        ("partner-coordinator", 404),
        ("training-coordinator", 404),
        ("workforce-lead", 404),
        ("editor", 404),
        ("auditor", 404),
        ("administrator", 404),
        ("nobody", 302),
    ],
)
def test_a_certificate_is_seen_by_its_person_and_those_who_sign(held, as_, name, role, status):
    response = as_(role).get(reverse(f"reports:{name}", args=[held.uuid]))

    assert response.status_code == status


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_certificate_is_only_ever_read(held, as_, method):
    response = getattr(as_("practitioner"), method)(held.get_absolute_url())

    assert response.status_code == 405


def test_a_certificate_costs_the_same_whoever_holds_it(
    held, with_two_signatures, client, django_assert_num_queries
):
    for authorisation in (held, with_two_signatures):
        client.force_login(authorisation.employment.user)
        address = reverse("reports:certificate_pdf", args=[authorisation.uuid])
        client.get(address)

        with django_assert_num_queries(7):
            client.get(address)


def test_a_certificate_of_a_job_that_has_no_name_any_more_tells_the_employer(held):
    held.employment.posts.all().delete()

    assert certificate_of(held).who == held.employment.organisation.name


def test_counts_of_families_and_weeks_are_in_words(db):
    one = Authorisation.objects.first().decision
    one.conditions, one.families_to_start, one.look_again_weeks = "First.\n\nSecond.", 1, 1
    several = Authorisation.objects.last().decision
    several.conditions, several.families_to_start, several.look_again_weeks = "", 3, 6

    from_one = certificate_of(one.authorisation).conditions
    from_several = certificate_of(several.authorisation).conditions

    assert from_one == (
        "First.",
        "Second.",
        "To start with: 1 family at most.",
        "Everyone looks at this again after 1 week.",
    )
    assert from_several == (
        "To start with: 3 families at most.",
        "Everyone looks at this again after 6 weeks.",
    )
