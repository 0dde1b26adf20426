from django.db import models
from django.db.models import Q


class GlossaryTermQuerySet(models.QuerySet):
    def live(self):
        return self.filter(live=True)

    def matching(self, words: str):
        """Terms that hold each of the words in the term, its short form or its meaning."""
        found = self
        for word in words.split():
            found = found.filter(
                Q(term__icontains=word) | Q(acronym__icontains=word) | Q(definition__icontains=word)
            )
        return found
