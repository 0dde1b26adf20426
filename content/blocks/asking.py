"""How blocks ask: which marks their words may have, and what is said where one is missing."""

from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

# No pictures, embeds or files inside the words: each has a block of its own, which asks for what
# it needs.
WORDS = ["h2", "h3", "bold", "ol", "ul", "link"]
FEW_WORDS = ["bold", "ul", "ol", "link"]


class AskingBlock(blocks.StructBlock):
    """`asked` has, by field, what to say where it is left empty: what to do, and why."""

    asked: dict[str, str] = {}

    def clean(self, value):
        try:
            return super().clean(value)
        except StructBlockValidationError as wrong:
            for name, words in self.asked.items():
                if name in wrong.block_errors and not value.get(name):
                    wrong.block_errors[name] = ValidationError(words)
            raise
