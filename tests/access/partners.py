"""Groups that ask to come to training, and unused accounts."""

from tests.access.row import ANYONE, on
from tests.conftest import NOBODY
from tests.partners.asking import GROUP, asked, link_of, waiting, welcomed
from tests.partners.unused import unused_link

WELCOMING = "training-coordinator administrator"
SAID = GROUP | {"small_income": "yes", "website": ""}


def as_a_group():
    return {"who": "group"}


def a_request():
    return {"uuid": waiting().uuid}


def an_unconfirmed_one():
    return {"uuid": asked().uuid}


def one_agreed_to():
    return {"uuid": welcomed().uuid}


def to_confirm():
    return {"token": link_of(asked()).token}


def to_keep():
    return {"token": unused_link().token}


ROWS = [
    # --- Anybody ----
    on("partners:index", ok=ANYONE),
    on("partners:join", ok=ANYONE),
    on("partners:join_as", as_a_group, ok=ANYONE),
    on("partners:join_as", as_a_group, post=SAID, ok=ANYONE),
    on("partners:sent", ok=ANYONE),
    on("links:link", to_confirm, ok=ANYONE),
    on("links:link", to_confirm, post={}, ok=ANYONE),
    on("links:link", to_keep, ok=ANYONE),
    on("links:link", to_keep, post={}, ok=ANYONE),
    # --- The training team ----
    on("people:partner_requests", ok=WELCOMING),
    on("people:partner_request", a_request, ok=WELCOMING),
    on("people:partner_request", an_unconfirmed_one),
    on("people:partner_request", one_agreed_to, ok=WELCOMING),
    on("people:welcome_partner", a_request, ok=WELCOMING),
    on("people:welcome_partner", a_request, post={"organisation": "new"}, ok=WELCOMING),
    on("people:refuse_partner", a_request, ok=WELCOMING),
    on("people:refuse_partner", a_request, post={"reason": "Not now."}, ok=WELCOMING),
    on("people:resend_partner", one_agreed_to, post={}, ok=WELCOMING),
]

# Those that open without signing in.
PUBLIC = {"partners:index", "partners:join", "partners:join_as", "partners:sent"}

# By address, what it opens and for whom: at most so many questions to the database.
BUDGETS = {
    ("partners:index", dict, NOBODY): 3,
    ("partners:join", dict, NOBODY): 0,
    ("partners:join_as", as_a_group, NOBODY): 3,
    ("partners:sent", dict, NOBODY): 1,
    ("links:link", to_confirm, NOBODY): 3,
    ("links:link", to_keep, NOBODY): 1,
    ("people:partner_requests", dict, "training-coordinator"): 9,
    ("people:partner_request", a_request, "training-coordinator"): 15,
    ("people:partner_request", one_agreed_to, "training-coordinator"): 8,
    ("people:welcome_partner", a_request, "training-coordinator"): 15,
    ("people:refuse_partner", a_request, "training-coordinator"): 9,
}

# These cost the same with one row more and with many.
LISTS = [("people:partner_requests", "training-coordinator")]
