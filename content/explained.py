"""The glossary's words in a page's markup: the same marks, and only where words run as text."""

from html.parser import HTMLParser

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .marks import Marks

# A mark is a link or a button: none stands in another, in a name of something, or in code.
NOT_IN = frozenset(
    "a button summary label legend caption th figcaption dt dfn h1 h2 h3 h4 h5 h6 code pre kbd "
    "samp script style template textarea select option title svg math audio video object "
    "iframe noembed noframes noscript plaintext xmp".split()
)
NOT_IN_CLASSES = frozenset({"app-anchor", "app-kicker", "govuk-visually-hidden"})
WITHOUT_END = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()
)
# What stands in these is no markup, so nothing in it is written in another way.
RAW = frozenset("script style iframe noembed noframes plaintext xmp".split())


def explained(html: str, marks: Marks) -> SafeString:
    """The markup with its terms marked; nothing that is read changes."""
    walk = _Walk(marks)
    walk.feed(html)
    walk.close()
    walk.flush()
    return mark_safe("".join(walk.parts))  # as it came, with its text escaped anew


class _Walk(HTMLParser):
    def __init__(self, marks):
        super().__init__(convert_charrefs=True)
        self.marks = marks
        self.parts, self.text = [], []
        self.open = []  # (tag, whether nothing is marked in it), from the outermost in

    def flush(self):
        """What has been read as text since the last tag."""
        text = "".join(self.text)
        self.text = []
        is_closed = any(closed for _, closed in self.open)
        self.parts.append(escape(text) if is_closed else self.marks.mark(text))

    def as_it_is(self, raw: str):
        self.flush()
        self.parts.append(raw)

    def handle_starttag(self, tag, attrs):
        self.as_it_is(self.get_starttag_text())
        if tag not in WITHOUT_END:
            classes = (dict(attrs).get("class") or "").split()
            self.open.append((tag, tag in NOT_IN or not NOT_IN_CLASSES.isdisjoint(classes)))

    def handle_startendtag(self, tag, attrs):
        self.as_it_is(self.get_starttag_text())

    def handle_endtag(self, tag):
        self.as_it_is(f"</{tag}>")
        tags = [name for name, _ in self.open]
        if tag in tags:
            del self.open[len(tags) - 1 - tags[::-1].index(tag) :]

    def handle_data(self, data):
        if self.open and self.open[-1][0] in RAW:
            self.as_it_is(data)
        else:
            self.text.append(data)

    def handle_comment(self, data):
        self.as_it_is(f"<!--{data}-->")

    def handle_decl(self, decl):
        self.as_it_is(f"<!{decl}>")

    def handle_pi(self, data):
        self.as_it_is(f"<?{data}>")

    def unknown_decl(self, data):
        self.as_it_is(f"<![{data}]>")
