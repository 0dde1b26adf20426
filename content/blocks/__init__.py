"""What an editor can put in a page. Each block is drawn by a template of its own name."""

from .asking import FEW_WORDS, WORDS
from .body import BodyBlock, EasyReadBlock
from .toolkit import ToolkitStepBlock

__all__ = ["FEW_WORDS", "WORDS", "BodyBlock", "EasyReadBlock", "ToolkitStepBlock"]
