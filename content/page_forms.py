"""How the CMS asks about a page."""

from wagtail.admin.forms import WagtailAdminPageForm

from portal.people.asked import holders_of

CARERS = ("editor", "workforce_lead")


class PublicPageForm(WagtailAdminPageForm):
    """A page's owner is one of those who edit the site: nobody else is named here."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "owner" in self.fields:
            field = self.fields["owner"]
            able = {user.pk for user in holders_of(*CARERS)}
            field.queryset = field.queryset.filter(pk__in=able | {self.instance.owner_id})
            field.label_from_instance = lambda user: user.name
