"""What an HR system's own words mean here: its job titles and its kinds of employment."""

from portal.people.models import Employment, JobRole

from .columns import plain
from .table import Table

NOT_SAID, LEFT_OUT = object(), object()
KINDS = {
    "employed": "employed,employee,permanent,perm,fixed term,fixed term contract,staff,full time,"
    "part time,temporary,casual,bank,apprentice,secondment,seconded",
    "agency": "agency,agency worker,agency staff,locum,interim,contractor",
    "student": "student,student placement,placement,placement student,trainee",
    "volunteer": "volunteer,voluntary,unpaid",
}
YES = {"yes", "y", "true", "1", "x", "termtime", "termtimeonly", "tto"}
NO = {"no", "n", "false", "0", "fullyear", "allyear", "allyearround", "52weeks"}


class Words:
    """`said` is what a person said for this organisation: {"job_role": {…}, "kind": {…}}, each from
    the word as `plain` writes it to the code, or to "" for those who are left out."""

    def __init__(self, said: dict, job_roles=None):
        roles = list(JobRole.objects.all()) if job_roles is None else job_roles
        self.known = {
            "job_role": {
                plain(name): role.code for role in roles for name in (role.code, role.name)
            },
            "kind": {plain(word): kind for kind, all_ in KINDS.items() for word in all_.split(",")}
            | {plain(label): kind for kind, label in Employment.Kind.choices},
            "term_time": {**dict.fromkeys(YES, True), **dict.fromkeys(NO, False)},
        }
        codes = {"job_role": {role.code for role in roles}, "kind": set(Employment.Kind.values)}
        for key, allowed in codes.items():
            here = said.get(key, {})
            self.known[key] |= {word: code for word, code in here.items() if code in allowed}
            self.known[key] |= {word: LEFT_OUT for word, code in here.items() if code == ""}

    def meant(self, key: str, text: str):
        """The code, `LEFT_OUT` or `NOT_SAID`."""
        return self.known[key].get(plain(text), NOT_SAID)

    def unknown(self, table: Table, chosen: dict[str, str]) -> dict[str, dict[str, int]]:
        """The words in the file that nobody has told the meaning of: by field, each with how many
        rows have it, the most frequent first."""
        return {
            key: self._unknown(table, table.headers.index(chosen[key]), key)
            for key in ("job_role", "kind")
            if key in chosen
        }

    def _unknown(self, table, at, key) -> dict[str, int]:
        counts, shown = {}, {}
        for row in table.rows:
            text = str(row.cells[at])
            word = plain(text)
            if word and word not in self.known[key]:
                counts[word] = counts.get(word, 0) + 1
                shown.setdefault(word, text)
        often = sorted(counts, key=lambda word: (-counts[word], shown[word]))
        return {shown[word]: counts[word] for word in often}
