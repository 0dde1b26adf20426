"""Whatever words people write, each format brings them back as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.dates import now
from portal.exchange.frameworks.tree import neat, neat_line
from skills.framework.models import Domain
from tests.exchange.frameworks.formats import WRITTEN, plan_against, tree_of, written
from tests.factories import draft_version

ODD = st.sampled_from(
    [
        "=1+1",
        "+44",
        "-x",
        "@a",
        "'=1",
        "''x",
        '"q"',
        "a,b;c:d\te",
        "𝔘🎓",
        "a\n\nb",
        "\r\nx",
        "<b>&amp;",
    ]
)
WORDS = st.one_of(ODD, st.text(min_size=1, max_size=60)).filter(neat_line)


@pytest.mark.parametrize("kind", WRITTEN)
@given(words=st.lists(WORDS, min_size=4, max_size=4))
def test_any_words_come_back_as_they_are(db, kind, words):
    version = draft_version()
    version.published_at = now()  # is said, and not saved: a draft can still be changed
    one = version.statements.in_order().prefetch_related("descriptors").first()
    title, text, level, question = words
    one.title, one.text, one.evidence_hint = title[:100], text, level
    one.save()
    version.state = "published"
    one.descriptors.filter(value=2).update(text=level)
    Domain.objects.filter(pk=one.domain_id).update(question=question[:90], summary=text)

    content = written(version, kind)

    plan = plan_against(version, content, kind)
    assert [(line.who, line.says) for line in plan.lines if line.says] == []
    assert not plan.changes
    item = tree_of(content, kind).items[0]
    assert (item.title, item.text) == (neat_line(title[:100]), neat(text))
