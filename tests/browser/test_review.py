"""A supervisor's review on a telephone, from the list to the end. What the practitioner does in
between, and the areas that are like the first, are posted without a page."""

import re

import pytest

from tests.browser.conftest import NARROW

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ROW = re.compile(r'name="(\w+)-edit" value="(\d+)"')


def test_a_review_on_a_telephone(person):
    supervisor = person("twin-vcs-manager", viewport=NARROW)
    practitioner = person("twin-vcs-worker", viewport=NARROW)
    page = supervisor.page
    supervisor.open("/assessments/reviews/")
    supervisor.through(page.get_by_role("link", name=re.compile("^Review Delroy Hinds")))
    review = supervisor.path
    area = areas(page)[0]

    supervisor.open(area)
    agree_with_two(supervisor)
    changed = give_another_level(page)
    back = send_one_back(supervisor)
    answer_again(practitioner, review, back)

    page.goto(f"{supervisor.site}{review}")
    supervisor.sees("This came again.")
    page.goto(f"{supervisor.site}{area}")
    assert without_a_level(page) == {back}
    assert page.locator(f"#{back}").get_by_text("since it went back").is_visible()
    page.locator(f"#{back} input[data-same]").check()
    supervisor.press("Save")
    mark_the_rest(page, supervisor.site, review)

    supervisor.open(review)
    supervisor.sees("Where another level is confirmed")
    assert page.locator(f".app-sum ~ ul a[href$='#{changed}']").count() == 1
    supervisor.press("Finish the review")
    supervisor.sees("Say that this is your own view.")
    page.get_by_label("These levels are my own honest view").check()
    supervisor.press("Finish the review")
    supervisor.sees("The review is finished.")


def areas(page):
    links = page.locator("main table.app-stack a[href*='/review/']")
    return [link.get_attribute("href") for link in links.all()]


def rows(page):
    return page.locator("section.app-rev").all()


def without_a_level(page):
    open_rows = [row for row in rows(page) if not row.locator(".app-seg input:checked").count()]
    return {row.get_attribute("id") for row in open_rows}


def agree_with_two(supervisor):
    """By keyboard; the button says how many."""
    ticks = supervisor.page.locator("[data-tick]")
    for tick in ticks.all():
        tick.set_checked(False)
    for place in (0, 1):
        ticks.nth(place).focus()
        supervisor.page.keyboard.press("Space")
    supervisor.through(supervisor.page.get_by_role("button", name="Agree with the 2 ticked"))
    supervisor.sees("You agree with 2 answers.")


def give_another_level(page):
    """The box asks why, in that level's words; it is kept by itself."""
    row = page.locator("section.app-rev:has([data-tick])").first
    said = row.locator("input[data-same]").get_attribute("value")
    other = "2" if said != "2" else "3"
    row.locator(f"input[value='{other}']").check()
    assert f"Why {other} and not" in row.inner_text()
    assert row.locator("[data-tick]").is_hidden()
    row.get_by_label(re.compile("^Why ")).first.fill("I saw this on two visits.")
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        row.locator("textarea").first.blur()
    return row.get_attribute("id")


def send_one_back(supervisor):
    """One that has a level already; all others of the page have one, too."""
    page = supervisor.page
    for row in rows(page):
        if not row.locator(".app-seg input:checked").count():
            row.locator("input[data-same]").check()
    row = rows(page)[-1]
    code = row.get_attribute("id")
    row.get_by_role("checkbox", name=re.compile("Send this one back")).check()
    row.get_by_label("Why it goes back").fill("Tell me more about it.")
    supervisor.press("Send back with reasons")
    supervisor.through(page.get_by_role("button", name=re.compile("^Send 1 answer back")))
    supervisor.sees("Sent back to Delroy Hinds.")
    return code


def post(page, address, form):
    cookies = page.context.cookies()
    token = next(one["value"] for one in cookies if one["name"].endswith("csrftoken"))
    answer = page.request.post(
        address, form=form | {"csrfmiddlewaretoken": token}, headers={"Referer": address}
    )
    assert answer.ok, answer.status
    return answer


def answer_again(practitioner, review, code):
    """The practitioner changes what came back, and sends it."""
    round_ = f"{practitioner.site}{review.removesuffix('review/')}"
    page = practitioner.page
    text = page.request.get(f"{round_}answer/{code}/").text()
    edit = re.search(r'name="edit" value="(\d+)"', text)[1]
    post(
        page,
        f"{round_}answer/{code}/",
        {"level": "2", "comment": "I check it with the family each week.", "edit": edit},
    )
    post(page, f"{round_}send/", {})


def mark_the_rest(page, site, review):
    """As they said, for each answer that has no level yet."""
    page.goto(f"{site}{review}")
    for area in areas(page):
        text = page.request.get(f"{site}{area}").text()
        form = {"stay": "1"}
        for section in text.split('<section class="app-rev')[1:]:
            code, edit = ROW.search(section).groups()
            inputs = re.findall(r"<input type=\"radio\"[^>]*>", section)
            chosen = [one for one in inputs if one.endswith(" checked>")] or [
                one for one in inputs if "data-same" in one
            ]
            comment = re.search(r'-comment" rows="3">([^<]*)<', section)[1]
            form[f"{code}-edit"] = edit
            form[f"{code}-level"] = re.search(r'value="([^"]+)"', chosen[0])[1]
            form[f"{code}-comment"] = comment
        post(page, f"{site}{area}", form)
