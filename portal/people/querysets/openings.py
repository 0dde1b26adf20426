from django.db import models


class InvitationQuerySet(models.QuerySet):
    pass


class OpeningQuerySet(models.QuerySet):
    pass
