"""What an editor can put in a page. Each block is drawn by a template of its own name."""

from wagtail import blocks

# No pictures, embeds or files: nothing comes from elsewhere, and nothing needs a text equivalent.
WORDS = ["h2", "h3", "bold", "ol", "ul", "link"]
FEW_WORDS = ["bold", "ul", "ol", "link"]


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


class RowBlock(blocks.StructBlock):
    cells = blocks.ListBlock(blocks.TextBlock(required=False))


class TableBlock(blocks.StructBlock):
    """A heading a column, and in each row a cell a column. The first cell names its row."""

    caption = blocks.CharBlock(max_length=160)
    headings = blocks.ListBlock(blocks.CharBlock(max_length=60))
    rows = blocks.ListBlock(RowBlock())

    class Meta:
        icon = "table"
        template = "content/blocks/table.html"

    def get_context(self, value, parent_context=None):
        """Each cell with its heading, which stands beside it on a phone."""
        context = super().get_context(value, parent_context=parent_context)
        headings = list(value["headings"])
        context["lines"] = [
            list(zip(headings, row["cells"], strict=False)) for row in value["rows"]
        ]
        return context


class BodyBlock(blocks.StreamBlock):
    text = blocks.RichTextBlock(features=WORDS, template="content/blocks/text.html")
    inset = InsetBlock()
    warning = WarningBlock()
    details = DetailsBlock()
    steps = StepsBlock()
    table = TableBlock()
