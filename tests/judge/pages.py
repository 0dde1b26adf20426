"""Every page that anybody may read, found by following links from the front page."""

import re
from html import unescape
from html.parser import HTMLParser
from urllib.error import HTTPError
from urllib.parse import urldefrag, urljoin, urlsplit
from urllib.request import urlopen

MOST = 1500
SEEDS = ("/", "/sitemap.xml", "/search/", "/search/?q=superv", "/search/?q=zzzz", "/feedback/")
SEEDS += ("/framework/versions/", "/glossary/sheet/", "/verify/", "/training/", "/updates/")
# Nothing of the demo, and no page that leads back to a sign-in.
LEFT_OUT = re.compile(
    r"^/(demo|cms|l|static|media|ims)/|^/accounts/(?!login/$)|[?&](next|edit|q=.*&)"
)


class Links(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        if tag == "a" and (href := dict(attrs).get("href")):
            self.found.append(href)


def fetch(url):
    """The content and its kind; a page that says it isn't there is a page too."""
    try:
        with urlopen(url, timeout=60) as answer:
            return answer.status, answer.headers.get_content_type(), answer.read(), answer.url
    except HTTPError as answer:
        return answer.code, answer.headers.get_content_type(), answer.read(), url


def crawl(site: str) -> tuple[dict[str, bytes], list[str]]:
    """The HTML of each page by its address from the root, and links that lead nowhere."""
    waiting, seen, pages, broken = list(SEEDS), set(SEEDS), {}, []
    while waiting and len(pages) < MOST:
        path = waiting.pop(0)
        status, kind, content, came_from = fetch(site + path)
        if urlsplit(came_from).path.startswith("/accounts/") and not path.startswith("/accounts/"):
            continue
        if status != 200:
            broken.append(f"{status} {path}")
            continue
        for link in _links(kind, content):
            address = urldefrag(urljoin(site + path, link)).url
            here = address.removeprefix(site)
            if address.startswith(f"{site}/") and here not in seen and not LEFT_OUT.search(here):
                seen.add(here)
                waiting.append(here)
        if kind == "text/html":
            pages[path] = content
    return pages, broken


def _links(kind: str, content: bytes) -> list[str]:
    if kind == "text/html":
        parser = Links()
        parser.feed(content.decode())
        return parser.found
    if kind.endswith("xml"):
        return [unescape(found) for found in re.findall(r"<loc>(.*?)</loc>", content.decode())]
    return []


def kind_of(path: str) -> str:
    """Pages of one kind look alike: /framework/*/*/ stands for every statement."""
    parts = urlsplit(path)
    names = parts.path.strip("/").split("/")
    if names[0] in {"framework", "glossary", "training"} and names[1:2] not in (
        ["versions"],
        ["sheet"],
    ):
        names[1:] = ["*"] * len(names[1:])
    elif names[:2] == ["framework", "versions"]:
        names[2:] = ["*"] * len(names[2:])
    return "/".join(["", *names]) + ("?" if parts.query else "")
