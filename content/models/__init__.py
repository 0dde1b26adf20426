from .glossary import GlossaryTerm
from .pages import GuidanceIndexPage, GuidancePage, HomePage, StandardPage

__all__ = ["GlossaryTerm", "GuidanceIndexPage", "GuidancePage", "HomePage", "StandardPage"]
