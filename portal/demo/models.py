from django.db import models


class Letter(models.Model):
    """An e-mail that a real installation would have sent."""

    to = models.TextField()
    subject = models.TextField()
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self):
        return self.subject
