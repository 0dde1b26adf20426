from portal.dates import SpanQuerySet


class AbsenceQuerySet(SpanQuerySet):
    pass


class CoverQuerySet(SpanQuerySet):
    pass
