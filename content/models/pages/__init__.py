from .guidance import GuidanceIndexPage, GuidancePage
from .home import HomePage
from .section import SectionPage
from .standard import StandardPage
from .toolkit import ToolkitPage
from .update import UpdatePage, UpdatesIndexPage

__all__ = [
    "GuidanceIndexPage",
    "GuidancePage",
    "HomePage",
    "SectionPage",
    "StandardPage",
    "ToolkitPage",
    "UpdatePage",
    "UpdatesIndexPage",
]
