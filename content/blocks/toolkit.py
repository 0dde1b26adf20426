"""Things to tick, and the steps of a toolkit."""

from wagtail import blocks

from .asking import FEW_WORDS, AskingBlock
from .files import FileBlock


class ChecklistBlock(AskingBlock):
    """Things to tick on paper: nothing is ticked on the screen, because nothing is kept."""

    title = blocks.CharBlock(max_length=120)
    items = blocks.ListBlock(blocks.CharBlock(max_length=250), label="Things to tick")

    class Meta:
        icon = "list-ul"
        template = "content/blocks/checklist.html"


class ToolkitStepBlock(AskingBlock):
    """One step: what to do, what to tick, and files to take away."""

    title = blocks.CharBlock(max_length=120)
    text = blocks.RichTextBlock(features=FEW_WORDS, required=False)
    checks = blocks.ListBlock(
        blocks.CharBlock(max_length=250), label="Things to tick", default=[], min_num=0
    )
    downloads = blocks.ListBlock(FileBlock(), label="Files to take away", default=[], min_num=0)

    asked = {"title": "Say in a few words what to do in this step."}

    class Meta:
        icon = "list-ol"
        template = "content/blocks/toolkit_step.html"
