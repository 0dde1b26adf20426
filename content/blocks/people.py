"""Words that somebody said, and whom to ask."""

from wagtail import blocks

from .asking import FEW_WORDS, AskingBlock


class QuotationBlock(AskingBlock):
    """What somebody said, with the role in which they said it."""

    text = blocks.TextBlock()
    who = blocks.CharBlock(
        max_length=120,
        help_text="A role, such as “a family support worker”. Never the name of a child or family.",
    )

    asked = {"who": "Say in what role this was said, such as “a family support worker”."}

    class Meta:
        icon = "openquote"
        template = "content/blocks/quotation.html"


class ContactBlock(AskingBlock):
    """A team, and how to reach it."""

    team = blocks.CharBlock(max_length=120)
    text = blocks.RichTextBlock(features=FEW_WORDS, required=False, label="What they help with")
    phone = blocks.CharBlock(max_length=40, required=False)
    email = blocks.EmailBlock(required=False, label="E-mail")
    hours = blocks.CharBlock(max_length=120, required=False, label="When they answer")

    asked = {"team": "Name the team. A person’s name is soon out of date."}

    class Meta:
        icon = "user"
        template = "content/blocks/contact.html"
