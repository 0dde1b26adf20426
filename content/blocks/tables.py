"""Tables that can be read aloud, and on a phone."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.list_block import ListBlockValidationError
from wagtail.blocks.struct_block import StructBlockValidationError


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

    def clean(self, value):
        value = super().clean(value)
        columns = len(value["headings"])
        uneven = {
            number: _uneven(len(row["cells"]), columns)
            for number, row in enumerate(value["rows"])
            if len(row["cells"]) != columns
        }
        if uneven:
            rows = ListBlockValidationError(block_errors=uneven)
            raise StructBlockValidationError(block_errors={"rows": rows})
        return value

    def get_context(self, value, parent_context=None):
        """Each cell with its heading, which stands beside it on a phone."""
        context = super().get_context(value, parent_context=parent_context)
        headings = list(value["headings"])
        context["lines"] = [
            list(zip(headings, row["cells"], strict=False)) for row in value["rows"]
        ]
        return context


def _uneven(cells: int, columns: int):
    words = (
        f"This row has {cells} cell{'' if cells == 1 else 's'}, and the table has {columns} "
        f"heading{'' if columns == 1 else 's'}. Give each heading a cell. A cell may be empty."
    )
    return StructBlockValidationError(block_errors={"cells": ValidationError(words)})
