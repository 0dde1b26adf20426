"""What somebody sets for the CMS alone: its colours, its language, what it writes to them."""

from django.utils.decorators import method_decorator
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView

# A name is the portal's, where it is changed. A picture would be kept as it came, with the place
# where it was taken, and is shown nowhere.
NOT_OURS = {"name_email", "avatar"}


@method_decorator(require_admin_access, name="dispatch")
class Account(AccountView):
    def get_panels(self):
        return [panel for panel in super().get_panels() if panel.name not in NOT_OURS]
