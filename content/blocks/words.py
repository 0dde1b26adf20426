"""Words of every kind: beside the text, behind a line, step by step."""

from wagtail import blocks

from .asking import FEW_WORDS


class InsetBlock(blocks.StructBlock):
    """Words that stand out from the text around them."""

    text = blocks.RichTextBlock(features=FEW_WORDS)

    class Meta:
        icon = "openquote"
        template = "content/blocks/inset.html"


class WarningBlock(blocks.StructBlock):
    """What must not be missed. At most one or two a page."""

    text = blocks.TextBlock()

    class Meta:
        icon = "warning"
        template = "content/blocks/warning.html"


class DetailsBlock(blocks.StructBlock):
    """More about something, behind a line that opens."""

    summary = blocks.CharBlock(max_length=120)
    text = blocks.RichTextBlock(features=FEW_WORDS)

    class Meta:
        icon = "collapse-down"
        template = "content/blocks/details.html"


class StepsBlock(blocks.StructBlock):
    """Things to do, in their order."""

    title = blocks.CharBlock(max_length=120, required=False)
    steps = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("title", blocks.CharBlock(max_length=120)),
                ("text", blocks.RichTextBlock(features=FEW_WORDS, required=False)),
            ]
        )
    )

    class Meta:
        icon = "list-ol"
        template = "content/blocks/steps.html"
