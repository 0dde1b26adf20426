"""A round told again in plain Python, to hold the product against: what should come of each action
by each person. It knows nothing of models or rules; a test fails where the two part."""

from dataclasses import dataclass, field

CODES = ("A1", "A2", "B1", "B2")
CORE = ("A1", "B1")
CASE = "I stayed calm (case 48213) and found a way back in."
DONE, NOTHING, FORBIDDEN = "done", "nothing", "forbidden"


@dataclass
class Piece:
    """A piece of evidence: its words as they are now, and whether it is back with its owner."""

    text: str
    private: bool = False
    was_sent: bool = False


@dataclass
class Answer:
    said: tuple = (None, False, False, "")
    pieces: list = field(default_factory=list)
    edit: int = 0
    reopened: bool = False

    @property
    def is_given(self) -> bool:
        return self.said[0] is not None or self.said[1]

    @property
    def going(self) -> list:
        return [piece for piece in self.pieces if not piece.private]

    @property
    def content(self) -> tuple:
        """What would be sent now."""
        return (*self.said, tuple(sorted(piece.text for piece in self.going)))


@dataclass
class Look:
    """A finished review or second look: by whom, whether they were registered, what they said."""

    by: str
    registered: bool
    levels: dict
    at: int
    response: tuple = ()


@dataclass
class Round:
    owner: str
    answers: dict
    state: str = "draft"
    was_sent: bool = False
    sent: dict = field(default_factory=dict)
    marks: dict = field(default_factory=dict)
    returned_by: set = field(default_factory=set)
    looks: list = field(default_factory=list)

    @property
    def is_on(self) -> bool:
        return self.state in {"draft", "submitted"}

    def is_open(self, code) -> bool:
        """May the owner write in it?"""
        return self.state == "draft" and (not self.was_sent or self.answers[code].reopened)

    def answering(self, who, code, said, edit) -> str:
        level, not_in_role, _, _ = said
        if who != self.owner or not self.is_open(code):
            return FORBIDDEN
        if level == 5 or (not_in_role and (level is not None or code in CORE)):
            return "WrongAnswer"
        answer = self.answers[code]
        if said == answer.said:
            return NOTHING
        if edit != answer.edit:
            return "Stale"
        answer.said, answer.edit = said, answer.edit + 1
        return DONE

    def sending(self, who) -> str:
        if who != self.owner:
            return FORBIDDEN
        if self.state == "submitted":
            return NOTHING
        if self.state != "draft":
            return FORBIDDEN
        if refusal := self._why_not_sent():
            return refusal
        for code, answer in self._open_answers():
            cut = self.sent.setdefault(code, [])
            if not cut or cut[-1] != answer.content:
                cut.append(answer.content)
            for piece in answer.going:
                piece.was_sent = True
            answer.reopened = False
        self.state, self.was_sent = "submitted", True
        return DONE

    def _open_answers(self) -> list:
        found = [(c, a) for c, a in self.answers.items() if a.is_given]
        return [(c, a) for c, a in found if self.is_open(c)]

    def _why_not_sent(self) -> str:
        asked = self.answers.items()
        if any(not a.is_given and (code in CORE or a.reopened) for code, a in asked):
            return "Unanswered"
        if not any(a.is_given for _, a in asked):
            return "NothingAnswered"
        going = self._open_answers()
        if any(not piece.text for _, a in going for piece in a.going):
            return "UnfinishedEvidence"
        return "WordsToChange" if any(a.said[3] == CASE for _, a in going) else ""

    def marks_of(self, who) -> dict:
        """Their marks on the answers that stand, by code."""
        standing = {code: len(cut) for code, cut in self.sent.items()}
        return {
            code: self.marks[code, number, who]
            for code, number in standing.items()
            if (code, number, who) in self.marks
        }

    def marking(self, who, code, number, content, edit, *, reviews, waiting) -> str:
        """`content` is (level, not part of the job, comment, send back, reason); `waiting` has the
        codes that wait for a second look of theirs, or nothing."""
        level, not_in_role, _, send_back, _ = content
        if not (waiting or (reviews and self.state == "submitted")):
            return FORBIDDEN
        if waiting and (send_back or number < len(self.sent[code]) or code not in waiting):
            return "WrongAnswer"
        if number < len(self.sent[code]) or level == 5:
            return "WrongAnswer"
        if not_in_role and (level is not None or not self.sent[code][-1][1]):
            return "WrongAnswer"
        before, saves = self.marks.get((code, number, who), ((None, False, "", False, ""), 0))
        if content == before:
            return NOTHING
        if edit != saves:
            return "Stale"
        self.marks[code, number, who] = (content, saves + 1)
        return DONE

    def returning(self, who, *, reviews) -> str:
        if self.state == "draft" and self.was_sent and who in self.returned_by:
            return NOTHING
        if not reviews or self.state != "submitted":
            return FORBIDDEN
        back = {code: mark for code, (mark, _) in self.marks_of(who).items() if mark[3]}
        if not back:
            return "NothingToSendBack"
        if not all(mark[4] for mark in back.values()):
            return "NoReasons"
        for code in back:
            self.answers[code].reopened = True
            del self.marks[code, len(self.sent[code]), who]
        self.state = "draft"
        self.returned_by.add(who)
        return DONE

    def finishing(self, who, codes, *, allowed, again, registered, at) -> str:
        """Finish the review, or (`again`) the second look, of the answers to `codes`."""
        if self.looks[again:][:1] and self.looks[again].by == who:
            return NOTHING
        if not allowed:
            return FORBIDDEN
        marks = {code: mark for code, (mark, _) in self.marks_of(who).items()}
        decided = [c for c in codes if c in marks and not marks[c][3]]
        if any(c not in decided or (marks[c][0] is None and not marks[c][1]) for c in codes):
            return "Undecided"
        levels = {code: marks[code][:2] for code in codes}
        said = {code: self.sent[code][-1][:2] for code in codes}
        if any(levels[code] != said[code] and not marks[code][2] for code in codes):
            return "NoComment"
        self.looks.append(Look(by=who, registered=registered, levels=levels, at=at))
        self.state = "reviewed"
        return DONE

    def answering_review(self, who, look, agrees, comment) -> str:
        if who != self.owner:
            return FORBIDDEN
        if look.response:
            return NOTHING if look.response == (agrees, comment) else "AnsweredBefore"
        if not agrees and not comment:
            return "NothingSaid"
        look.response = (agrees, comment)
        return DONE

    def withdrawing(self, who) -> str:
        """`who` is None where the person's job changed."""
        if who not in {None, self.owner}:
            return FORBIDDEN
        if self.state == "withdrawn":
            return NOTHING
        if self.state != "draft" and (who or self.state != "submitted"):
            return FORBIDDEN
        self.state = "withdrawn"
        return DONE


def waiting(story, one) -> set:
    """The safety statements of a reviewed round that wait for a second look."""
    if one.state != "reviewed" or len(one.looks) > 1 or one.looks[0].registered:
        return set()
    later = [
        code
        for other in story
        if other is not one and other.owner == one.owner
        for look in other.looks
        if look.at > one.looks[0].at
        for code in look.levels
    ]
    return {code for code in one.looks[0].levels if code in CORE and code not in later}
