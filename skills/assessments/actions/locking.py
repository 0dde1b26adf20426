from ..models import Assessment


def locked(assessment) -> Assessment:
    """The round as it is now, held for this transaction: whoever comes second sees what the first
    one did."""
    return (
        Assessment.objects.select_for_update(of=("self",))
        .select_related("employment", "profile", "version")
        .get(pk=assessment.pk)
    )
