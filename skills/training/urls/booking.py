from django.urls import path

from ..views import booking, mine, one

patterns = [
    path("bookings/", mine.mine, name="mine"),
    path("bookings/<uuid:uuid>/", one.booking, name="booking"),
    path("bookings/<uuid:uuid>/decide/", one.decide, name="decide"),
    path("events/<uuid:uuid>/", booking.event, name="event"),
]
