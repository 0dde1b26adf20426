"""Writing what search looks through. Who publishes something calls this in the same transaction."""

from itertools import chain

from django.db import models, transaction
from django.db.models import Exists, OuterRef
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from skills.framework.models import FrameworkVersion, Statement
from skills.training.models import Course

from ..models import GlossaryTerm, HomePage, SearchEntry, SearchWord
from ..models.pages.public import PublicPage
from .words import LONGEST, SMALL, stem, words_of

Kind = SearchEntry.Kind
EXACT, TITLE, HIGH, LOW = 60, 12, 4, 1
PAGE_WORDS = {
    "title",
    "slug",
    "seo_title",
    "search_description",
    "draft_title",
    "url_path",
    "summary",
    "looked_after_by",
}
BATCH = 500


@transaction.atomic
def rebuild() -> int:
    """Everything anew; how many entries there are."""
    SearchEntry.objects.all().delete()
    for page in Page.objects.live().specific():
        index_page(page)
    for term in GlossaryTerm.objects.live():
        index_term(term)
    for course in Course.objects.all():
        index_course(course)
    version_in_force()
    return SearchEntry.objects.count()


def ensure() -> None:
    """Everything that can be read is found, also where it was there before there was a search."""
    written = SearchEntry.objects.filter(term__isnull=False).values("term")
    if GlossaryTerm.objects.live().exclude(pk__in=written).exists():
        rebuild()
    version_in_force()


def index_page(page) -> None:
    """A page that editors write. The front page only leads to others, so it is left out."""
    if isinstance(page, PublicPage) and not isinstance(page, HomePage):
        summary = getattr(page, "summary", "")
        texts = [(page.title, TITLE), (summary, HIGH), (_written(page), LOW)]
        _write(Kind.PAGE, page, page.title, texts)


def _written(page) -> str:
    """All that stands in the page's own fields, whatever its type."""
    parts = []
    for field in page._meta.get_fields():
        if isinstance(field, (StreamField, RichTextField)):
            parts += field.get_searchable_content(getattr(page, field.name))
        elif _is_words(field):
            parts.append(getattr(page, field.name))
    return "\n".join(part for part in parts if part)


def _is_words(field) -> bool:
    is_own = getattr(field, "model", None) is not Page and field.name not in PAGE_WORDS
    return is_own and type(field) in {models.CharField, models.TextField} and not field.choices


def index_term(term: GlossaryTerm) -> None:
    texts = [(term.acronym, EXACT), (term.term, TITLE), (term.definition, HIGH), (term.note, LOW)]
    title = f"{term.term} ({term.acronym})" if term.acronym else term.term
    _write(Kind.TERM, term, title, texts, path=term.get_absolute_url(), shown=texts[2:])


def index_course(course: Course) -> None:
    texts = [(course.code, TITLE), (course.title, TITLE), (course.summary, HIGH)]
    texts.append((course.audience, LOW))
    path = f"/training/{course.slug}/"
    _write(Kind.COURSE, course, course.title, texts, path=path, shown=texts[2:])


def _texts_of(statement: Statement) -> list[tuple]:
    levels = [(words.text, LOW) for words in statement.descriptors.all()]
    texts = [(statement.title, TITLE), (statement.text, HIGH), *levels]
    return [*texts, (statement.domain.title, HIGH), (statement.code, HIGH)]


def version_in_force() -> FrameworkVersion | None:
    """The version whose statements are found. What is published never changes, so its statements
    are written once, by the first who asks after it was published; older ones go."""
    entries = SearchEntry.objects.filter(statement__version=OuterRef("pk"))
    version = (
        (FrameworkVersion.objects.published().annotate(is_written=Exists(entries)))
        .order_by("framework")
        .first()
    )
    if version and not version.is_written:
        _write_version(version)
    return version


@transaction.atomic
def _write_version(version) -> None:
    """Two who ask at once write it one after the other, the second over the first. All at once:
    whoever looks for something first waits for it."""
    FrameworkVersion.objects.select_for_update().get(pk=version.pk)
    SearchEntry.objects.filter(kind=Kind.STATEMENT).delete()
    rows = version.statements.select_related("domain").prefetch_related("descriptors")
    texts = [(statement, _texts_of(statement)) for statement in rows]
    entries = SearchEntry.objects.bulk_create(
        (
            SearchEntry(
                statement=one,
                **_fields(Kind.STATEMENT, one.title, said[1:-1], one.get_absolute_url()),
            )
            for one, said in texts
        ),
        batch_size=BATCH,
    )
    words = (_words(entry, said) for entry, (_, said) in zip(entries, texts, strict=True))
    SearchWord.objects.bulk_create(chain.from_iterable(words), batch_size=BATCH)


def _fields(kind, title, shown, path) -> dict:
    text = "\n".join(words for words, _ in shown if words)
    return {"kind": kind, "title": title[:255], "path": path, "text": text.replace("\0", "")}


def _words(entry, texts) -> list[SearchWord]:
    return [
        SearchWord(entry=entry, word=word, stem=stem(word), weight=weight)
        for word, weight in _weighed(texts).items()
    ]


def _write(kind, of, title, texts, *, path="", shown=None) -> None:
    """One entry with its words. `texts` are pairs of words and weight; `shown` those of them that a
    result shows a piece of."""
    fields = _fields(kind, title, texts[1:] if shown is None else shown, path)
    with transaction.atomic():
        entry, is_new = SearchEntry.objects.update_or_create(
            **{f"{kind.value}_id": of.pk}, defaults=fields
        )
        if not is_new:
            entry.words.all().delete()
        SearchWord.objects.bulk_create(_words(entry, texts), batch_size=BATCH)


def _weighed(texts) -> dict[str, int]:
    """Each word by the most that it says, small ones left out where they say least."""
    found = {}
    for text, weight in texts:
        for word in words_of(text):
            if weight > LOW or word not in SMALL:
                found[word[:LONGEST]] = max(weight, found.get(word, 0))
    return found
