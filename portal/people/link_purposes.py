"""What links in the messages of this app are for."""

from portal.links.purposes import Purpose, declare

from .actions.invitations import PURPOSE
from .actions.statements import APPROVE
from .views import accepting, statements

declare(Purpose(name=PURPOSE, show=accepting.show, act=accepting.act))
declare(
    Purpose(
        name=APPROVE,
        show=statements.show_by_link,
        act=statements.act_by_link,
        done=statements.thank_by_link,
    )
)
