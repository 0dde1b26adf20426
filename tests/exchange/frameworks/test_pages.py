"""An editor brings a framework in: sends, looks, chooses, applies."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.dates import now, today
from portal.exchange.actions import NotNow, apply_framework, choose, drop_framework
from portal.exchange.frameworks.carrying_out import apply_now
from portal.exchange.models import FrameworkFile
from portal.exchange.nightly import remove_old_files
from portal.exchange.tasks import apply_framework_file
from portal.files.models import private
from skills.framework.actions import begin_version, send_to_review
from skills.framework.models import Framework, FrameworkVersion, StatementMap
from tests.access.frameworks import sent
from tests.exchange.frameworks.formats import written
from tests.exchange.frameworks.test_moodle import file_of, head, row
from tests.factories import published_version

PAGE = "/framework-files/"


def send(client, content, name="framework.csv", **said):
    said = {"into": "family-help", **said, "file": SimpleUploadedFile(name, content)}
    return client.post(PAGE, said)


def text(answer):
    return answer.content.decode()


def digest(client, where):
    return client.get(where).context["form"].initial["seen"]


def test_a_file_goes_into_a_draft_and_twice_changes_nothing(version, as_):
    client = as_("editor")
    content = written(version, "yaml").replace(b"Respect and reliability", b"Respect")

    where = send(client, content, "framework.yaml").url
    looked = client.get(where)
    seen = digest(client, where)
    for _ in range(2):
        client.post(f"{where}apply/", {"seen": seen})

    assert "Title: “Respect”, was “Respect and reliability”." in text(looked)
    done = client.get(where)
    draft = FrameworkVersion.objects.open().get()
    assert f"/cms/framework/version/{draft.pk}/" in text(done)
    assert (draft.number, draft.statements.filter(title="Respect").count()) == (2, 1)
    assert version.statements.filter(title="Respect").count() == 0
    again = client.get(send(client, content, "framework.yaml").url)
    assert "Everything in the file is here as the file says." in text(again)


def test_a_national_framework_begins_and_the_depth_is_chosen(as_, version):
    client = as_("workforce-lead")
    rows = [head(), row("", "A", "Area"), row("A", "S", "Short"), row("S", "T", "Deep")]
    new = {"into": "new", "title": "National", "code": "national"}

    where = send(client, file_of(*rows), **new).url
    first = client.get(where)
    client.post(f"{where}choose/", {"depth": "3", "take_out": "on"})
    wrong = client.post(f"{where}choose/", {"depth": "9"})
    client.post(f"{where}apply/", {"seen": digest(client, where)})

    assert first.context["depth"] == 2
    assert "Level 3: 1 in all, such as “Deep”" in text(first)
    assert wrong.status_code == 200
    draft = Framework.objects.get(code="national").versions.get()
    assert [one.title for one in draft.statements.all()] == ["Deep"]
    assert draft.profiles.count() == version.profiles.count()
    assert client.get(where).status_code == 200
    for step in ("choose", "apply"):
        assert client.post(f"{where}{step}/").url == where


def test_rows_that_are_left_out_are_shown_and_agreed_to(as_, version):
    client = as_("editor")
    rows = [head(version.title), row("", "REL", "Trust"), row("gone", "X", "Orphan")]

    where = send(client, file_of(*rows, row("REL", "N1", "New", "New words"))).url
    seen = digest(client, where)
    refused = client.post(f"{where}apply/", {"seen": seen})
    other = client.post(f"{where}apply/", {"seen": "other", "without": "on"}, follow=True)
    client.post(f"{where}apply/", {"seen": seen, "without": "on"})

    assert "belongs to gone" in text(client.get(where)) or "1</strong> left out" in text(
        client.get(where)
    )
    assert "Tick the box" in text(refused)
    assert "Something changed here since you looked" in text(other)
    assert FrameworkFile.objects.get().counts["refused"] == 1


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"content": b""}, "This file is empty"),
        ({"content": b"PK\x03\x04", "name": "a.xlsx"}, "damaged"),
        ({"content": b"a: *b", "name": "a.yaml"}, "be read"),
        ({"content": b"x", "name": "a.exe"}, "take this kind of file"),
        ({"content": b"x", "into": "new"}, "Say what the new framework is called."),
        ({"content": b"x", "into": "new", "title": "T", "code": "a b"}, "numbers and hyphens only"),
        ({"content": b"x", "into": "new", "title": "T", "code": "New"}, "Choose another code"),
        ({"content": b"x", "into": "new", "title": "T", "code": "family-help"}, "already"),
    ],
)
def test_what_can_t_be_used_is_told_beside_its_field(as_, said, says):
    answer = send(as_("editor"), **said)

    assert says in text(answer)
    assert not FrameworkFile.objects.exists()


def test_a_draft_in_review_is_told_and_nothing_is_written(as_, cast, version):
    client = as_("editor")
    where = send(client, written(version, "csv").replace(b"reliability", b"care")).url
    draft = begin_version(framework=version.framework, by=cast["editor"])
    send_to_review(version=draft, by=cast["editor"])

    client.post(f"{where}apply/", {"seen": digest(client, where)})

    assert "Nothing was written." in text(client.get(where))
    assert "is in review" in text(client.get(where))


def test_a_file_that_is_worked_on_or_over_is_left_alone(cast, as_, version):
    editor = cast["editor"]
    framework_file = FrameworkFile.objects.get(**sent())
    by = {"framework_file": framework_file, "by": editor}
    apply_now(framework_file.pk, editor)
    FrameworkFile.objects.update(state="applying", touched_at=now())
    assert "can leave this page" in text(as_("editor").get(framework_file.get_absolute_url()))
    with pytest.raises(NotNow):
        choose(depth=2, take_out=False, **by)
    with pytest.raises(NotNow):
        drop_framework(**by)

    apply_framework_file.call(framework_file.pk, editor.pk)
    framework_file.refresh_from_db()
    assert (framework_file.state, framework_file.trouble) == ("sent", "changed")

    FrameworkFile.objects.update(state="applying", touched_at=now() - timedelta(hours=1))
    assert drop_framework(**by).state == "dropped"
    assert drop_framework(**by).file.name == ""
    assert "dropped" in text(as_("editor").get(framework_file.get_absolute_url()))


def test_many_lines_are_left_to_the_worker(cast, version):
    framework_file = FrameworkFile.objects.get(**sent())

    done = apply_framework(
        framework_file=framework_file, seen="another", lines=301, by=cast["editor"]
    )

    assert (done.state, done.trouble) == ("sent", "changed")


def test_applying_twice_does_it_once(cast, version):
    framework_file = FrameworkFile.objects.get(**sent())
    FrameworkFile.objects.update(state="applying", touched_at=now())

    done = apply_framework(
        framework_file=framework_file, seen="another", lines=1, by=cast["editor"]
    )

    assert (done.state, done.digest) == ("applying", "")


def test_a_failure_gives_the_file_back(cast, version):
    framework_file = FrameworkFile.objects.get(**sent())
    FrameworkFile.objects.update(state="applying")
    private().delete(framework_file.file.name)

    with pytest.raises(FileNotFoundError):
        apply_now(framework_file.pk, cast["editor"])

    framework_file.refresh_from_db()
    assert (framework_file.state, framework_file.trouble) == ("sent", "failed")


def test_a_code_that_was_taken_meanwhile_is_told(as_):
    client = as_("editor")
    rows = [head(), row("", "A", "Area"), row("A", "S", "Short")]
    where = send(client, file_of(*rows), into="new", title="N", code="national").url
    seen = digest(client, where)
    Framework.objects.create(code="national", title="N")

    told = client.post(f"{where}apply/", {"seen": seen}, follow=True)

    assert "There is a framework national by now." in text(told)


def test_old_files_go_by_themselves(version, cast):
    waiting, applied = (FrameworkFile.objects.get(**sent()) for _ in range(2))
    long_ago = now() - timedelta(days=9)
    FrameworkFile.objects.filter(pk=waiting.pk).update(touched_at=long_ago)
    FrameworkFile.objects.filter(pk=applied.pk).update(
        state="applied", applied_at=long_ago, applied_by=cast["editor"], version=version
    )

    counts = [remove_old_files(today()), remove_old_files(today())]

    waiting.refresh_from_db()
    assert counts == [2, 0]
    assert (waiting.state, str(waiting)) == ("dropped", f"framework.csv for {version.framework}")
    assert not FrameworkFile.objects.exclude(file="").exists()


def test_without_a_framework_in_force_there_is_no_empty_workbook(as_, version, cast):
    FrameworkVersion.objects.filter(pk=version.pk).update(state="retired")

    assert as_("editor").get(f"{PAGE}template.xlsx").status_code == 404


def test_a_workforce_lead_says_what_answers_what(as_, version):
    national = published_version()
    one, other = version.statements.first(), national.statements.first()
    near = national.statements.last()
    client = as_("workforce-lead")
    page = f"{PAGE}answers/"

    same = client.post(page, {"statement": one.pk, "answers": version.statements.last().pk})
    done = client.post(page, {"statement": one.pk, "answers": other.pk}, follow=True)
    public = client.get(one.get_absolute_url())
    said = StatementMap.objects.get()
    client.post(f"{page}{said.uuid}/end/")

    assert "Choose a statement of another framework." in text(same)
    assert "counts for the second too" in text(done)
    assert other.title in text(public)
    assert client.get(f"{page}?statement={one.pk}&answers={near.pk}").status_code == 200
    assert not StatementMap.objects.current().exists()
