from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_slug

from skills.framework.models import Framework, Statement

from ..frameworks.taking import take
from ..frameworks.tree import Unreadable

NEW = "new"


class SendFrameworkForm(forms.Form):
    """For which framework, and its file. What is read of it is in `cleaned_data["file"]`: its
    format, and the file as it may be kept."""

    into = forms.ChoiceField(
        label="Which framework is it for?",
        error_messages={"required": "Choose the framework."},
    )
    title = forms.CharField(
        label="What is the new framework called?",
        help_text="Only for a new one, such as the national framework.",
        max_length=200,
        required=False,
    )
    code = forms.CharField(
        label="A short code for the new framework",
        help_text="Small letters, numbers and hyphens, like national-2027. It never changes.",
        max_length=60,
        required=False,
    )
    file = forms.FileField(
        label="The file",
        help_text="YAML, our workbook (.xlsx), Moodle’s CSV or CASE (.json).",
        widget=forms.FileInput({"accept": ".yaml,.yml,.xlsx,.csv,.json"}),
        error_messages={
            "required": "Choose a file.",
            "empty": "This file is empty. Choose another.",
        },
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        here = [(one.code, one.title) for one in Framework.objects.all()]
        self.fields["into"].choices = [*here, (NEW, "A new one")]

    def clean_file(self):
        try:
            return take(self.cleaned_data["file"])
        except Unreadable as fault:
            raise ValidationError(str(fault), code="unreadable") from fault

    def clean(self):
        if self.cleaned_data.get("into") == NEW:
            self._check_new(self.cleaned_data.get("title"), self.cleaned_data.get("code"))
        return self.cleaned_data

    def _check_new(self, title, code) -> None:
        if not title:
            self.add_error("title", "Say what the new framework is called.")
        if not code:
            self.add_error("code", "Give the new framework a short code.")
            return
        try:
            validate_slug(code)
        except ValidationError:
            self.add_error("code", "Use small letters, numbers and hyphens only.")
        if code != code.lower() or code == NEW:
            self.add_error("code", "Choose another code, in small letters.")
        if Framework.objects.filter(code=code).exists():
            self.add_error("code", f"There is a framework {code} already. Choose it above.")

    @property
    def goes_to(self) -> dict:
        """As `send_framework` takes it."""
        said = self.cleaned_data
        if said["into"] == NEW:
            return {"code": said["code"], "title": said["title"]}
        return {"framework": Framework.objects.get(code=said["into"])}


class ChooseForm(forms.Form):
    """Which depth is the statements, with an example of each; and what becomes of the rest."""

    depth = forms.TypedChoiceField(
        label="Which level are the statements?",
        help_text="What is above becomes areas. What is below is written under the statement.",
        widget=forms.RadioSelect,
        coerce=int,
        empty_value=None,
    )
    take_out = forms.BooleanField(
        label="Take out the statements that are not in the file",
        help_text="Leave this unticked to keep them.",
        required=False,
    )

    def __init__(self, *args, forest=None, **kwargs):
        super().__init__(*args, **kwargs)
        if forest is None or forest.deepest < 2:
            del self.fields["depth"]
            return
        self.fields["depth"].choices = [
            (depth, _example(depth, forest.at(depth))) for depth in range(1, forest.deepest + 1)
        ]


def _example(depth, nodes) -> str:
    return f"Level {depth}: {len(nodes):,} in all, such as “{nodes[0].title[:80]}”"


class ApplyFrameworkForm(forms.Form):
    """What somebody agrees to before a file is applied."""

    seen = forms.CharField(widget=forms.HiddenInput())
    without = forms.BooleanField(required=False)

    def __init__(self, *args, refused: int, **kwargs):
        super().__init__(*args, **kwargs)
        if not refused:
            del self.fields["without"]
            return
        field = self.fields["without"]
        rows = "1 row is" if refused == 1 else f"{refused:,} rows are"
        field.label = f"{rows} left out. Bring in the rest."
        field.required = True
        field.error_messages["required"] = (
            "Tick the box to go on without these rows, or mend the file and send it again."
        )


class MapForm(forms.Form):
    """A statement here, and the one of another framework that it also answers."""

    statement = forms.ModelChoiceField(
        Statement.objects.none(),
        label="Who has a level in this statement",
        empty_label="Choose",
        error_messages={"required": "Choose a statement."},
    )
    answers = forms.ModelChoiceField(
        Statement.objects.none(),
        label="also has it in this one",
        empty_label="Choose",
        error_messages={"required": "Choose a statement of another framework."},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        found = Statement.objects.of_published().select_related("version__framework")
        found = found.order_by("version__framework", "domain__position", "position")
        self.statements, groups = list(found), {}
        for one in self.statements:
            inside = groups.setdefault(one.version.framework.title, [])
            inside.append((one.pk, f"{one.code} {one.title}"))
        for field in self.fields.values():
            field.queryset = found
            field.choices = [("", "Choose"), *groups.items()]
