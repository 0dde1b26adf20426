from django.urls import path

from ..views import booking, calendars, mine, one, others

patterns = [
    path("bookings/", mine.mine, name="mine"),
    path("bookings/<uuid:uuid>/", one.booking, name="booking"),
    path("bookings/calendar/", calendars.renew, name="renew_feed"),
    path("bookings/<uuid:uuid>/calendar.ics", calendars.one, name="ics"),
    path("bookings/<uuid:uuid>/decide/", one.decide, name="decide"),
    path("bookings/<uuid:uuid>/missed/", one.missed, name="missed"),
    path("bookings/<uuid:uuid>/swap/", others.swap, name="swap"),
    path("events/<uuid:uuid>/", booking.event, name="event"),
    path("events/<uuid:uuid>/others/", others.several, name="several"),
    path("events/<uuid:uuid>/guest/", others.guest, name="guest"),
]
