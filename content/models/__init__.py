from .glossary import GlossaryTerm
from .pages import GuidanceIndexPage, GuidancePage, HomePage, StandardPage
from .search import SearchEntry, SearchMiss, SearchWord

__all__ = [
    "GlossaryTerm",
    "GuidanceIndexPage",
    "GuidancePage",
    "HomePage",
    "SearchEntry",
    "SearchMiss",
    "SearchWord",
    "StandardPage",
]
