"""What is ticked on the agenda of a record. A page says what is ticked now and what it knew as
ticked (`agenda-was`): only what it changed counts, so that an older page takes nobody’s tick away.
What was offered and ticked is a point from then on, and goes by the key of its line until the page
is drawn anew."""

from functools import cached_property

from . import actions, agenda

POINT, LINE, WAS = "agenda-point", "agenda-line", "agenda-was"


class Ticks:
    def __init__(self, session, viewer):
        self.session = session
        self.viewer = viewer

    @cached_property
    def points(self) -> list:
        return list(self.session.points.select_related("by"))

    @cached_property
    def offered(self) -> list[agenda.Line]:
        return agenda.offered_for(self.session, self.viewer)

    @property
    def was(self) -> str:
        """What a page that is drawn now knows as ticked."""
        return " ".join(str(one.pk) for one in self.points if one.talked_about)

    def save(self, data) -> None:
        now, before = said(data), set(data.get(WAS, "").split())
        for point in self.points:
            names = {str(point.pk), agenda.key_of(point.text)}
            if names & now and not names & before:
                self._tick(point, True)
            elif names & before and not names & now:
                self._tick(point, False)
        known = {agenda.key_of(point.text) for point in self.points}
        wanted = now - before - known
        for line in self.offered if wanted else ():
            if line.key in wanted:
                self._take_up(line)

    def _take_up(self, line) -> None:
        """The portal’s own words were looked through when they were written."""
        text = line.as_point
        self._tick(actions.offer_point(session=self.session, text=text, by=self.viewer), True)

    def _tick(self, point, talked_about) -> None:
        actions.tick_point(point=point, talked_about=talked_about, by=self.viewer)


def said(data) -> set[str]:
    """What a page has ticked: points by their number, lines by their key."""
    return {*data.getlist(POINT), *data.getlist(LINE)}
