from portal.files.querysets import OnItsWayQuerySet

from ..leading import organisations_led


class PastFileQuerySet(OnItsWayQuerySet):
    """What waits for the training team is not left lying: it waits as long as it takes."""

    def visible_to(self, viewer):
        """All for the training team; those of an organisation for whoever leads it today."""
        if "training_coordinator" in viewer.roles:
            return self
        return self.filter(organisation__in=organisations_led(viewer))

    def asked(self):
        """Those that the training team has to look at, the first to be sent first."""
        return self.filter(state="asked").order_by("asked_at", "id")
