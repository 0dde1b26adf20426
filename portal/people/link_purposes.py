"""What links in the messages of this app are for."""

from portal.links.purposes import Purpose, declare

from .actions.invitations import PURPOSE
from .views import accepting

declare(Purpose(name=PURPOSE, show=accepting.show, act=accepting.act))
