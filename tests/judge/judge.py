"""Outside judges of the pages for everyone, against a site that is served here.

    make judge

Serves the site as `make run` does and finds every page by its links. The Nu HTML checker reads
each. pa11y opens one page of a kind with two engines, at two widths. Lighthouse opens three. What
they found is written to `docs/judged.md`.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

from pages import crawl, fetch, kind_of

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
VAR = ROOT / "var" / "judge"
TOOLS = HERE / "node_modules"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
WIDTHS = (1280, 375)
LIGHT = ("/", "/framework/", "/guidance/")


def serve() -> tuple[subprocess.Popen, str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    site = f"http://127.0.0.1:{port}"
    environment = {**os.environ, "PORT": str(port), "SITE_URL": site}
    log = (VAR / "site.log").open("w")
    running = subprocess.Popen(
        ["make", "run"], cwd=ROOT, env=environment, stdout=log, stderr=log, start_new_session=True
    )
    for _ in range(600):
        try:
            if fetch(f"{site}/health/")[0] == 200:
                return running, site
        except OSError:
            time.sleep(0.5)
    os.killpg(running.pid, signal.SIGTERM)
    sys.exit(f"The site served no page. See {VAR / 'site.log'}.")


def nu(pages: dict[str, bytes]) -> list[str]:
    """What the Nu HTML checker says of each page."""
    folder = VAR / "html"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    names = {}
    for number, (path, content) in enumerate(pages.items()):
        names[f"{number}.html"] = path
        (folder / f"{number}.html").write_bytes(content)
    run = subprocess.run(
        ["java", "-Xss4m", "-jar", TOOLS / "vnu-jar/build/dist/vnu.jar"]
        + ["--format", "json", "--exit-zero-always", folder],
        capture_output=True,
        text=True,
    )
    said = json.loads(run.stderr)["messages"]
    return [
        f"`{names[Path(one['url']).name]}` {one.get('subType') or one['type']}, "
        f"line {one.get('lastLine', '?')}: {one['message']}"
        for one in said
    ]


def pa11y(site: str, path: str, width: int) -> list[str]:
    """What axe and HTML CodeSniffer find on the page at WCAG 2.2 AA."""
    settings = VAR / f"pa11y-{width}.json"
    launch = {"executablePath": CHROMIUM, "args": [*FLAGS]}
    viewport = {"width": width, "height": 900}
    settings.write_text(json.dumps({"chromeLaunchConfig": launch, "viewport": viewport}))
    run = subprocess.run(
        ["node", TOOLS / "pa11y/bin/pa11y.js", "--config", settings, "--runner", "axe"]
        + ["--runner", "htmlcs", "--standard", "WCAG2AA", "--reporter", "json"]
        + ["--timeout", "90000", site + path],
        capture_output=True,
        text=True,
        cwd=HERE,
    )
    if not run.stdout.strip():
        return [f"`{path}` at {width}: pa11y gave nothing: {run.stderr[-300:]}"]
    return [
        f"`{path}` at {width}, {one['runner']}: {one['message']} `{one['selector']}`"
        for one in json.loads(run.stdout)
    ]


def lighthouse(site: str, path: str) -> dict[str, float]:
    run = subprocess.run(
        ["node", TOOLS / "lighthouse/cli/index.js", site + path, "--quiet", "--output", "json"]
        + [f"--chrome-flags={' '.join(FLAGS)}"],
        capture_output=True,
        text=True,
        env={**os.environ, "CHROME_PATH": CHROMIUM},
    )
    found = json.loads(run.stdout)["categories"]
    return {name: category["score"] for name, category in found.items()}


def commit() -> str:
    run = ["git", "rev-parse", "--short=12", "HEAD"]
    return subprocess.run(run, cwd=ROOT, capture_output=True, text=True).stdout.strip()


def one_of_a_kind(pages) -> list[str]:
    kinds = {}
    for path in pages:
        kinds.setdefault(kind_of(path), path)
    return list(kinds.values())


def report(pages, broken, html, seen, access, scores) -> str:
    day = datetime.now(UTC).date().isoformat()
    lines = [
        "# Judged",
        "",
        f"`make judge` on {day}, at commit `{commit()}`, on the demo story.",
        "",
        "| judge | pages | found |",
        "|---|---|---|",
        f"| links followed from the front page | {len(pages)} | {len(broken)} lead nowhere |",
        f"| Nu HTML checker | {len(pages)} | {len(html)} |",
        f"| pa11y (axe and HTML CodeSniffer), at {' and '.join(map(str, WIDTHS))} px "
        f"| {len(seen)} | {len(access)} |",
        "",
        "| Lighthouse | " + " | ".join(next(iter(scores.values()), {})) + " |",
        "|---" * (1 + len(next(iter(scores.values()), {}))) + "|",
        *(
            f"| `{path}` | " + " | ".join(map(str, by.values())) + " |"
            for path, by in scores.items()
        ),
        "",
    ]
    for title, found in (("Links", broken), ("Nu HTML checker", html), ("pa11y", access)):
        if found:
            lines += [f"## {title}", "", *(f"- {line}" for line in found), ""]
    lines += ["Pages opened by pa11y: " + ", ".join(f"`{path}`" for path in seen) + ".", ""]
    return "\n".join(lines)


def main() -> None:
    VAR.mkdir(parents=True, exist_ok=True)
    running, site = serve()
    try:
        pages, broken = crawl(site)
        print(f"{len(pages)} pages, {len(broken)} links that lead nowhere.")
        html = nu(pages)
        print(
            f"Nu HTML checker: {len(html)}.",
            *Counter(x.split(": ", 1)[1] for x in html),
            sep="\n  ",
        )
        seen = one_of_a_kind(pages)
        access = [line for path in seen for width in WIDTHS for line in pa11y(site, path, width)]
        print(f"pa11y: {len(access)}.", *access, sep="\n  ")
        scores = {path: lighthouse(site, path) for path in LIGHT if path in pages}
        print(f"Lighthouse: {scores}")
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        running.wait()
    said = report(pages, broken, html, seen, access, scores)
    (ROOT / "docs" / "judged.md").write_text(said)
    sys.exit(1 if broken or html or access else 0)


main()
