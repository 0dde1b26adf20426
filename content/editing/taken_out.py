"""Words about a statement that was taken out while somebody wrote them."""

import re

from django import forms

BESIDE = re.compile(r"on_\d+")
SAYS = (
    "A statement was taken out after you opened this page. You wrote of it: “{}”. "
    "Copy that into this box if you still want to say it."
)


class KeepsWordsOfWhatIsGone(forms.Form):
    """For a form with a box a statement, `on_1` and so on, and one for the whole, `comment`."""

    def clean(self):
        gone = [name for name in self.data if BESIDE.fullmatch(name) and name not in self.fields]
        for words in filter(None, (self.data[name].strip() for name in gone)):
            self.add_error("comment", SAYS.format(words))
        return super().clean()
