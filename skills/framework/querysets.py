from django.db import models


class FrameworkVersionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state="published")


class StatementQuerySet(models.QuerySet):
    def of_published(self):
        return self.filter(version__state="published")


class RoleProfileQuerySet(models.QuerySet):
    def of_published(self):
        return self.filter(version__state="published")

    def for_post(self, post):
        """The profile, in the version in force, of the job role of a post."""
        return self.of_published().filter(job_role=post.job_role_id)
