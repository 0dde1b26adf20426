from . import booking, policy, record, running

app_name = "bookings"
urlpatterns = [*booking.patterns, *running.patterns, *record.patterns, *policy.patterns]
