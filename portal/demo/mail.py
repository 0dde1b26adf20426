"""In a demo no e-mail leaves the machine: it is kept, for `/demo/messages/` to show."""

from django.core.mail.backends.base import BaseEmailBackend

from portal.dates import now

from .models import Letter


class KeptBackend(BaseEmailBackend):
    def send_messages(self, email_messages):
        kept = [
            Letter(
                to=", ".join(message.recipients()),
                subject=message.subject,
                text=message.body,
                at=now(),
            )
            for message in email_messages
        ]
        return len(Letter.objects.bulk_create(kept))
