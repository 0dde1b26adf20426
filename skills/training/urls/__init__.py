from . import booking, courses, policy, record, running

app_name = "bookings"
urlpatterns = [
    *booking.patterns,
    *running.patterns,
    *courses.patterns,
    *record.patterns,
    *policy.patterns,
]
