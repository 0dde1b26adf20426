"""One practitioner's way from a half-finished self-assessment to a certificate that a stranger
checks. Each of the cast has a browser of their own; every page on the way is looked over by axe."""

import re

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


def test_from_a_draft_to_a_certificate(person, visitor):
    practitioner = person("practitioner")
    supervisor = person("supervisor")
    second = person("practice-supervisor")
    finish_the_draft(practitioner)

    send_one_back(supervisor)
    answer_again(practitioner)
    review_all(supervisor)
    agree(practitioner)
    look_again(second)
    application = put_forward(supervisor)
    sign(supervisor, application)
    sign(second, application)
    code = read_the_certificate(practitioner)

    stranger = visitor()
    stranger.open("/verify/")
    stranger.page.get_by_role("textbox").first.fill(code.lower())
    stranger.press("Check the code")
    stranger.sees("Aisha Rahman")
    stranger.sees("Current")


def finish_the_draft(practitioner):
    """Carry on where she left off, stop once on the way, and send it all."""
    practitioner.open("/assessments/")
    practitioner.press("Carry on")
    practitioner.press("Carry on")
    page = practitioner.page
    page.locator("input[name=level][value='2']").check()
    practitioner.press("Save and stop for now")
    practitioner.press("Carry on")
    while "/answer/" in page.url:
        page.locator(".app-choice:has(.app-flag--need) input, input[value='2']").first.check()
        practitioner.press("Save and go to next")
    practitioner.sees("Check your answers")
    practitioner.through(page.get_by_role("button", name=re.compile("^Send to ")))
    practitioner.sees("Sent")


def open_review(reviewer, words):
    reviewer.open("/assessments/reviews/")
    reviewer.through(reviewer.page.get_by_role("link", name=re.compile(f"{words}.*Aisha Rahman")))


def areas(reviewer):
    links = reviewer.page.locator("main table a[href*='/review/']")
    return [link.get_attribute("href") for link in links.all()]


def send_one_back(supervisor):
    """Without a reason it doesn't go; with one it does."""
    open_review(supervisor, "Review")
    area = areas(supervisor)[0]
    page = supervisor.page
    send = page.get_by_role("button", name=re.compile("^Send 1 answer"))
    supervisor.open(area)
    page.get_by_role("checkbox", name=re.compile("Send this one back")).first.check()
    supervisor.press("Send back with reasons")
    supervisor.through(send)
    supervisor.sees("Say why you send back")

    supervisor.open(area)
    page.get_by_label("Why it goes back").first.fill("Tell me what you did when you saw a bruise.")
    supervisor.press("Send back with reasons")
    supervisor.through(send)
    supervisor.sees("Sent back to Aisha Rahman.")


def answer_again(practitioner):
    practitioner.open("/my/")
    practitioner.open("/assessments/")
    practitioner.press("Carry on")
    practitioner.sees("Tell me what you did when you saw a bruise.")
    practitioner.press("Carry on")
    practitioner.page.locator("textarea").first.fill("I spoke to the front door the same day.")
    practitioner.press("Save and go to next")
    practitioner.through(practitioner.page.get_by_role("button", name=re.compile("^Send to ")))


def mark_all(reviewer):
    """The level they said; for a safety statement at least level 3, with a word why."""
    for address in areas(reviewer):
        reviewer.open(address)
        for line in reviewer.page.locator("section.app-rev").all():
            same = line.locator("input[data-same]")
            safety = line.locator(".app-flag--core").count()
            box = line.get_by_role("checkbox", name=re.compile("Send this one back"))
            if box.count() and box.is_checked():
                box.uncheck()
            if safety and same.get_attribute("value") in {"0", "1", "2"}:
                line.locator("input[value='3']").check()
                line.locator("textarea").first.fill("I saw this done well on two visits.")
            else:
                same.check()
        reviewer.press("Save")


def declare(reviewer):
    reviewer.page.get_by_label("These levels are my own honest view").check()


def review_all(supervisor):
    open_review(supervisor, "Review")
    review = supervisor.path
    mark_all(supervisor)
    supervisor.open(review)
    declare(supervisor)
    supervisor.press("Finish the review")
    supervisor.sees("The review is finished.")


def look_again(second):
    open_review(second, "Look at")
    review = second.path
    mark_all(second)
    second.open(review)
    declare(second)
    second.press("Finish the second look")
    second.sees("The review is finished.")


def agree(practitioner):
    practitioner.open("/my/")
    practitioner.open("/assessments/")
    practitioner.through(practitioner.page.locator("main table a").first)
    practitioner.press("I agree")
    practitioner.sees("You agreed with the review.")
    practitioner.through(practitioner.page.locator("a[href$='/summary/']").first)
    practitioner.reads_pdf("/summary.pdf", "Aisha Rahman")


def put_forward(supervisor):
    """A G3 opened, with the line manager's word for what can't be counted."""
    supervisor.open("/readiness/applications/")
    theirs = supervisor.page.get_by_role("region", name="Aisha Rahman")
    supervisor.through(
        theirs.get_by_role("link", name=re.compile("child in need, with social work"))
    )
    supervisor.press("Open the application")
    application = supervisor.path
    give_word(supervisor, application)
    return application


def give_word(somebody, application):
    somebody.open(application)
    links = somebody.page.locator("main a[href*='/attest/']")
    for address in [link.get_attribute("href") for link in links.all()]:
        somebody.open(address)
        for part, value in zip(("day", "month", "year"), ("2", "11", "2026"), strict=True):
            somebody.page.locator(f"input[name=happened_on_{part}]").fill(value)
        somebody.press("Confirm")


def sign(signer, application):
    give_word(signer, application)
    signer.open(application)
    page = signer.page
    page.get_by_label("Ready", exact=True).check()
    page.get_by_label("Your reasons").fill("What I saw and read bears it out. We meet each month.")
    for box in page.get_by_role("checkbox").all():
        box.check()
    signer.press("Sign")
    signer.sees("Signed")


def read_the_certificate(practitioner):
    """What the page says is what the PDF says; the code is on both."""
    practitioner.open("/my/")
    practitioner.open("/readiness/")
    practitioner.through(practitioner.page.locator("main a[href*='/certificates/']").first)
    practitioner.sees("Aisha Rahman")
    code = re.search(r"\b[A-Z2-9]{4}[ -]?[A-Z2-9]{4}\b", practitioner.page.inner_text("main"))[0]
    practitioner.reads_pdf(".pdf", "Aisha Rahman")
    return code
