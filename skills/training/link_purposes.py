"""What links in the messages of this app are for."""

from portal.links.purposes import Purpose, declare

from .actions.evaluating import LINK as EVALUATION
from .views import evaluating

declare(
    Purpose(
        name=EVALUATION,
        show=evaluating.show_by_link,
        act=evaluating.act_by_link,
        done=evaluating.thank_by_link,
    )
)
