from django.db import models


class OrganisationQuerySet(models.QuerySet):
    def council(self):
        return self.filter(sector="council")


class TeamQuerySet(models.QuerySet):
    pass
