from .feedback import Feedback
from .glossary import GlossaryTerm
from .pages import (
    GuidanceIndexPage,
    GuidancePage,
    HomePage,
    SectionPage,
    StandardPage,
    ToolkitPage,
    UpdatePage,
    UpdatesIndexPage,
)
from .search import SearchEntry, SearchMiss, SearchWord
from .statement import PageStatement

__all__ = [
    "Feedback",
    "GlossaryTerm",
    "GuidanceIndexPage",
    "GuidancePage",
    "HomePage",
    "PageStatement",
    "SearchEntry",
    "SearchMiss",
    "SearchWord",
    "SectionPage",
    "StandardPage",
    "ToolkitPage",
    "UpdatePage",
    "UpdatesIndexPage",
]
