"""The whole site, served as `make run` serves it, and a browser for each person."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections import Counter
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

from tests.template_database import ROOT, fresh_copy

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 375, "height": 812}
# Pages whose addresses differ in these alone are of a kind: axe looks at so many of a kind.
OF_A_KIND = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]{3}\d+|\d+")
TIMES = 2
# What is found wrong, and none of the lists of what was looked at and is sound.
AXE = {"resultTypes": ["violations"], "preload": False}
# Whether words stand out from what is behind them follows from the style sheet, and takes most of
# the time: it is asked of the first page of a kind.
PALE = {"rules": {"color-contrast": {"enabled": False}}}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    found = {"executable_path": CHROMIUM} if Path(CHROMIUM).exists() else {}
    return browser_type_launch_args | found | {"args": ["--no-sandbox", "--disable-dev-shm-usage"]}


class Site(str):
    """The address of the running site; `run` is for what happens there without a browser."""

    def __new__(cls, address, environment):
        site = super().__new__(cls, address)
        site.environment = environment
        return site

    def run(self, *command):
        manage = [sys.executable, "manage.py", *command]
        subprocess.run(manage, cwd=ROOT, env=self.environment, check=True, capture_output=True)


@pytest.fixture(scope="session")
def site(tmp_path_factory, worker_id):
    """The address of the running site, on its own copy of the demo story."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "assets").symlink_to(ROOT / "var" / "assets")
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    with fresh_copy(f"{worker_id}_site") as (_, database):
        environment = os.environ | {
            "DATABASE_URL": database,
            "DJANGO_SETTINGS_MODULE": "portal.settings",
            "VAR_DIR": str(folder),
            "SITE_URL": address,
        }
        manage = [sys.executable, "manage.py", "collectstatic", "--no-input", "-v", "0"]
        subprocess.run(manage, cwd=ROOT, env=environment, check=True)
        with serving(port, environment, folder / "log"):
            yield Site(address, environment)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@contextmanager
def serving(port, environment, path):
    """The site, until the end; what it says is in the file `path`, and no error is."""
    with path.open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "portal.wsgi", "--bind", f"127.0.0.1:{port}"]
            + ["--workers", "1", "--threads", "4", "--no-control-socket"],
            cwd=ROOT,
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            wait_for(f"http://127.0.0.1:{port}/health/", server)
            yield
        finally:
            server.terminate()
            server.wait(60)
    said = path.read_text()
    assert "Traceback" not in said, said


def wait_for(address, server):
    for _ in range(150):
        assert server.poll() is None, "The site ended before it served a page."
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"Nothing answered at {address}.")


class Person:
    """Somebody at a browser of their own: what they open is looked over by axe. `seen` counts, for
    all that one worker's browsers open, the pages of a kind that somebody in a role saw in a window
    of a width."""

    seen = Counter()

    def __init__(self, page, site, *, scripts=True):
        self.role = ""
        self.scripts = scripts
        self.page = page
        self.site = site
        self.complaints = []
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("console", self.hear)

    def hear(self, message):
        """A blocked script or style is told here; so is a page that was asked for and refused."""
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.complaints.append(f"{self.page.url}: {message.text}")

    @property
    def path(self):
        return self.page.url.removeprefix(self.site)

    def focused(self):
        return self.page.evaluate("document.activeElement.textContent").strip()

    def open(self, path):
        answer = self.page.goto(f"{self.site}{path}")
        self.look()
        return answer

    def press(self, name, role="button"):
        """Press the button or link of that name, and look over the page that it leads to."""
        self.through(self.page.get_by_role(role, name=name, exact=True).first)

    def through(self, door):
        """Click what leads to another page, and look that page over."""
        with self.page.expect_navigation():
            door.click()
        self.look()

    def follow_first(self, selector):
        """Open the first page that these links lead to, other than this one."""
        links = [link.get_attribute("href") for link in self.page.locator(selector).all()]
        here = self.path.partition("?")[0]
        self.open(next(link for link in links if link.startswith(here) and link != here))

    def reads_pdf(self, ending, words):
        """The PDF that the page offers says who it is about."""
        link = self.page.locator(f"a[href$='{ending}']").first.get_attribute("href")
        answer = self.page.request.get(f"{self.site}{link}")
        text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.body())).pages)
        assert words in text

    def look(self):
        """No fault that axe can find, nothing blocked, and nothing wider than the window."""
        if not self.scripts:
            return
        path = OF_A_KIND.sub("*", self.path)
        kind = path, self.role, self.page.viewport_size["width"]
        self.seen.update([path, kind])
        if self.seen[kind] <= TIMES:  # the 56th statement is built as the first is
            found = Axe().run(self.page, options=AXE if self.seen[path] == 1 else AXE | PALE)
            assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
        wide = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{self.page.url} is {wide} px wider than the window."
        assert self.complaints == []

    def sees(self, words):
        assert words in self.page.inner_text("body").replace("\u00a0", " ")


@pytest.fixture
def visitor(new_context, site):
    """`visitor()` is somebody who isn't signed in; options are the browser's own."""

    def arrive(**options):
        context = new_context(**({"viewport": WIDE} | options))
        scripts = options.get("java_script_enabled", True)
        return Person(context.new_page(), site, scripts=scripts)

    return arrive


@pytest.fixture
def person(visitor):
    """`person("supervisor")` has signed in through the demo's door."""

    def arrive(role, **options):
        somebody = visitor(**options)
        somebody.open("/demo/sign-in/")
        form = somebody.page.locator(f'form:has(input[value="{role}@demo.example"])')
        somebody.role = role
        somebody.through(form.get_by_role("button"))
        return somebody

    return arrive
