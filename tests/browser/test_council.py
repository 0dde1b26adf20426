"""A council is set up: an administrator brings in an employer and its people, by a file, and looks
after their jobs; a partner coordinator looks after their own people and nobody else's."""

from datetime import timedelta

import pytest

from portal.dates import today

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FILE = """\
Payroll No,Full Name,Work Email,Team,Job Title,Start Date,Line Manager
007,Zoë Ní Bhriain,zoe@harbour.example,Outreach,Family worker,3/4/2024,
008,Tom Bell,tom@harbour.example,Outreach,Family worker,1/9/2025,zoe@harbour.example
009,Ann Late,ann@harbour.example,Outreach,Family worker,1/9/2025,nobody@harbour.example
"""


def test_an_administrator_brings_an_employer_and_its_people_in(person):
    administrator = person("administrator")
    add_the_employer(administrator)
    add_a_team(administrator)
    bring_people_in(administrator)
    give_a_role(administrator)
    make_a_change(administrator)
    set_cover(administrator)

    administrator.open("/people/nightly/")
    administrator.sees("What runs each night")


def add_the_employer(administrator):
    """With its agreement; what is missing is asked for, and what was typed stays."""
    administrator.open("/my/")
    administrator.press("People", role="link")
    administrator.press("Organisations and teams", role="link")
    administrator.press("Add an organisation")
    page = administrator.page
    page.get_by_label("Name", exact=True).fill("Harbour Friends")
    fill_day(page, "last_day", today() - timedelta(days=1))
    administrator.press("Add it")
    administrator.sees("There is something to change")
    page.get_by_label("Voluntary, community or faith group").check()
    fill_day(page, "agreement_starts", today())
    fill_day(page, "last_day", today() + timedelta(days=365))
    administrator.press("Add it")
    administrator.sees("Harbour Friends is added. Now add its teams.")
    administrator.sees("In date")


def add_a_team(administrator):
    administrator.press("Add a team")
    administrator.page.get_by_label("Name of the team").fill("Outreach")
    administrator.press("Add the team")
    administrator.sees("Outreach is added.")


def bring_people_in(administrator):
    """Send, say the columns and the words, look, apply; one row names a supervisor nobody knows."""
    administrator.open("/people/")
    administrator.press("Bring people in from a file", role="link")
    page = administrator.page
    page.get_by_label("Whose people are these?").select_option(label="Harbour Friends")
    content = {"name": "people.csv", "mimeType": "text/csv", "buffer": FILE.encode()}
    page.get_by_label("The file from HR").set_input_files(content)
    administrator.press("Send the file")
    administrator.sees("Which column is which?")
    page.get_by_label("Supervisor’s e-mail", exact=True).select_option(label="Line Manager")
    administrator.press("Save and go on")
    administrator.sees("What do these words mean here?")
    page.get_by_label("“Family worker”").select_option(label="Family Help practitioner")
    administrator.press("Save and go on")
    administrator.press("Show what would happen")
    administrator.sees("Nothing is written yet.")
    administrator.sees("Nobody here has the address")
    page.get_by_label("1 row is left out. Bring in the rest.").check()
    administrator.press("Apply to Harbour Friends")
    administrator.sees("Done: the file is applied")
    administrator.sees("2 added")


def find(somebody, name):
    """By the quick find on the list of people."""
    somebody.open("/people/")
    somebody.page.get_by_label("Name or e-mail address").fill(name)
    somebody.press("Find")
    somebody.press(name, role="link")


def give_a_role(administrator):
    find(administrator, "Zoë Ní Bhriain")
    administrator.sees("zoe@harbour.example")
    administrator.press("Give a role", role="link")
    page = administrator.page
    page.get_by_label("Partner coordinator", exact=True).check()
    page.get_by_label("For which organisation").select_option(label="Harbour Friends")
    administrator.press("Give the role")
    administrator.sees("Partner coordinator")


def make_a_change(administrator):
    """What will happen stands there before it does."""
    find(administrator, "Tom Bell")
    administrator.press("End this job", role="link")
    fill_day(administrator.page, "last_day", today() + timedelta(days=30))
    administrator.press("See what will happen")
    administrator.sees("Nothing has changed yet.")
    administrator.press("End the job")
    administrator.sees("Planned")


def set_cover(administrator):
    """By a colleague of the same employer, found by address."""
    find(administrator, "Zoë Ní Bhriain")
    administrator.press("Set cover", role="link")
    page = administrator.page
    if page.get_by_label("Somebody else").count():
        page.get_by_label("Somebody else").check()
    page.locator("input[name=covering]").fill("TOM@harbour.example")
    fill_day(page, "starts", today())
    fill_day(page, "last", today() + timedelta(days=5))
    administrator.press("Set cover")
    administrator.sees("Tom Bell covers from")


def fill_day(page, name, day):
    for part in ("day", "month", "year"):
        page.locator(f"input[name={name}_{part}]").fill(str(getattr(day, part)))


def test_a_partner_coordinator_looks_after_their_own_organisation(person):
    administrator = person("administrator")
    elsewhere = page_of(administrator, "Corner House Kitchen")

    coordinator = person("partner-coordinator", viewport={"width": 375, "height": 812})
    coordinator.open("/my/")
    coordinator.sees("Your people at a glance")
    own = page_of(coordinator, "Kindling Families")
    coordinator.press("Kindling Families", role="link")
    coordinator.sees("People in the team")
    assert coordinator.open(elsewhere).status == 404
    add_a_team_below(coordinator, own)
    make_the_statement(coordinator, own)
    coordinator.open("/notices/")
    coordinator.sees("Messages")


def page_of(somebody, name):
    """The address of an organisation's page, by the list of them."""
    somebody.open("/people/organisations/")
    somebody.press(name, role="link")
    return somebody.path


def add_a_team_below(coordinator, own):
    coordinator.open(own)
    coordinator.press("Add a team")
    coordinator.press("Add the team")
    coordinator.sees("Enter the name.")
    coordinator.page.get_by_label("Name of the team").fill("Kindling at the weekend")
    coordinator.press("Add the team")
    coordinator.sees("Kindling at the weekend is added.")


def make_the_statement(coordinator, own):
    coordinator.open(own)
    coordinator.press("Yearly safeguarding statement", role="link")
    coordinator.press("Make the statement")
    page = coordinator.page
    page.get_by_label("Name", exact=False).first.fill("Bea Lead")
    coordinator.press("Make the statement")
    coordinator.sees("There is something to change")
    page.locator("input[name=lead_email]").fill("bea.lead@kindling.example")
    for name in ("safe_recruitment", "lead_trained", "people_trained", "supervision"):
        page.locator(f"input[name={name}][value=yes]").check()
    coordinator.press("Make the statement")
    coordinator.sees("The statement is made.")
