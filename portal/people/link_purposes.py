"""What links in the messages of this app are for."""

from portal.links.purposes import Purpose, declare

from .actions.invitations import PURPOSE
from .actions.partners import PURPOSE as CONFIRM
from .actions.statements import APPROVE
from .actions.unused import PURPOSE as STILL_NEEDED
from .views import accepting, by_link, statements

declare(Purpose(name=PURPOSE, show=accepting.show, act=accepting.act))
declare(
    Purpose(
        name=APPROVE,
        show=statements.show_by_link,
        act=statements.act_by_link,
        done=statements.thank_by_link,
    )
)
declare(
    Purpose(
        name=CONFIRM,
        show=by_link.show_request,
        act=by_link.confirm_request,
        done=by_link.thank_for_request,
    ),
    Purpose(
        name=STILL_NEEDED,
        show=by_link.show_unused,
        act=by_link.keep_account,
        done=by_link.thank_for_keeping,
    ),
)
