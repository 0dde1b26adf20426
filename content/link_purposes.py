"""What links in messages about the site's words are for."""

from portal.links.purposes import Purpose, declare
from skills.framework.actions.reviewing import PURPOSE

from .views import framework_review

declare(
    Purpose(
        name=PURPOSE,
        show=framework_review.show,
        act=framework_review.act,
        done=framework_review.thank,
    )
)
