from django.urls import path

from ..views import booking

patterns = [
    path("bookings/<uuid:uuid>/", booking.booking, name="booking"),
    path("bookings/<uuid:uuid>/decide/", booking.decide, name="decide"),
    path("events/<uuid:uuid>/", booking.event, name="event"),
]
