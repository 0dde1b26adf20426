"""What links in the messages of this app are for."""

from portal.links.purposes import Purpose, declare

from .emails.help import LINK
from .views import helping as by_link

declare(
    Purpose(
        name=LINK,
        show=by_link.show_by_link,
        act=by_link.act_by_link,
        done=by_link.thank_by_link,
    )
)
