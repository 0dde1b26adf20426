from django.db import models


class FrameworkVersionQuerySet(models.QuerySet):
    def published(self):
        return self.filter(state="published")

    def readable(self):
        """Versions that anybody may read: the one in force and those that it followed."""
        return self.filter(state__in=["published", "superseded"])


class StatementQuerySet(models.QuerySet):
    def of_published(self):
        return self.filter(version__state="published")

    def with_levels(self):
        return self.select_related("domain").prefetch_related("descriptors")


class RoleProfileQuerySet(models.QuerySet):
    def of_published(self):
        return self.filter(version__state="published")

    def for_post(self, post):
        """The profile, in the version in force, of the job role of a post."""
        return self.of_published().filter(job_role=post.job_role_id)
