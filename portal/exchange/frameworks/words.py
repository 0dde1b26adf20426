"""HTML that somebody wrote, as plain text over several lines; and ours, which comes back as it
was."""

from html import escape
from html.parser import HTMLParser

import nh3

LINES = {"p", "div", "br", "ul", "ol", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}
TEXT, STEPS = "app-text", "app-levels"
OURS = {("div", TEXT), ("ol", STEPS)}
PARTS = {TEXT: "p", STEPS: "li"}


class _Reader(HTMLParser):
    """`parts` has, by our class, what was found in it: the lines of each paragraph or step."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines, self.ours = [""], None
        self.parts = {TEXT: [], STEPS: []}

    def handle_starttag(self, tag, attrs):
        kind = dict(attrs).get("class")
        if (tag, kind) in OURS:
            self.ours = kind
        elif self.ours:
            if tag == PARTS[self.ours]:
                self.parts[self.ours].append([""])
            elif tag == "br" and self.parts[self.ours]:
                self.parts[self.ours][-1].append("")
        else:
            self._break()
            self.lines[-1] += "– " if tag == "li" else ""

    def handle_endtag(self, tag):
        if (tag, self.ours) in OURS:
            self.ours = None
        elif not self.ours:
            self._break()

    def _break(self):
        if self.lines[-1].strip():
            self.lines.append("")

    def handle_data(self, data):
        if not self.ours:
            self.lines[-1] += data.replace("\n", " ")
        elif self.parts[self.ours]:
            self.parts[self.ours][-1][-1] += data


def plain(html: str) -> tuple[str, list[str]]:
    """The words, a line a paragraph; and the steps of a list that we wrote for the levels."""
    clean = nh3.clean(
        html,
        tags=LINES,
        attributes={"ol": {"class"}, "div": {"class"}},
        clean_content_tags={"script", "style"},
        link_rel=None,
    )
    reader = _Reader()
    reader.feed(clean)
    reader.close()
    parts = {kind: ["\n".join(part) for part in found] for kind, found in reader.parts.items()}
    others = [" ".join(line.split()) for line in reader.lines]
    return "\n".join([*parts[TEXT], *(line for line in others if line)]), parts[STEPS]


def as_html(text: str, steps: list[str]) -> str:
    """What `plain` reads back letter by letter: a paragraph a line, and a list of the levels."""
    lines = "".join(f"<p>{escape(line, quote=False)}</p>" for line in text.split("\n"))
    html = f'<div class="{TEXT}">{lines}</div>'
    if not steps:
        return html
    rows = "".join(f"<li>{escape(s, quote=False).replace(chr(10), '<br>')}</li>" for s in steps)
    return f'{html}<ol class="{STEPS}">{rows}</ol>'
