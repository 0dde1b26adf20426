from django.db import models


class ChangeQuerySet(models.QuerySet):
    pass


class StepRunQuerySet(models.QuerySet):
    pass
