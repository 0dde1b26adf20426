"""What links in the messages of this app are for."""

from portal.links.purposes import Purpose, declare

from .actions.evaluating import LINK as EVALUATION
from .addresses import APPROVAL, BOOKING
from .views import by_link, evaluating

declare(
    Purpose(
        name=EVALUATION,
        show=evaluating.show_by_link,
        act=evaluating.act_by_link,
        done=evaluating.thank_by_link,
    ),
    Purpose(
        name=BOOKING,
        show=by_link.show_booking,
        act=by_link.act_on_booking,
        done=by_link.thanks,
    ),
    Purpose(
        name=APPROVAL,
        show=by_link.show_approval,
        act=by_link.act_on_approval,
        done=by_link.thanks,
    ),
)
