"""What links in the messages of this app are for."""

from portal.links.purposes import Purpose, declare

from .models import Confirmer
from .views import outside

declare(
    Purpose(
        name=Confirmer.LINK,
        show=outside.show_by_link,
        act=outside.act_by_link,
        done=outside.thank_by_link,
    )
)
