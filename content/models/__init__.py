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
from .statement import PageStatement

__all__ = [
    "Feedback",
    "GlossaryTerm",
    "GuidanceIndexPage",
    "GuidancePage",
    "HomePage",
    "PageStatement",
    "SectionPage",
    "StandardPage",
    "ToolkitPage",
    "UpdatePage",
    "UpdatesIndexPage",
]
