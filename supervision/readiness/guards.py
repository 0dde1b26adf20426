"""What the database refuses of gates, signatures and authorisations, whatever writes to it."""

from portal.guards import Guard, append_only, declare
from portal.people.guards import by_another_person

SHUT = "IN ('published', 'superseded')"
MESSAGE = "a published gate version never changes"
STATE = "(SELECT state FROM readiness_gateversion WHERE id = {row}.{column})"
BOTH = ("INSERT", "UPDATE")

for table, column in (
    ("readiness_criterion", "version_id"),
    ("readiness_gateversion_job_roles", "gateversion_id"),
):
    for event, row in (("INSERT", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        when = f"{STATE.format(row=row, column=column)} {SHUT}"
        declare(Guard(table, f"frozen_{event.lower()}", (event,), MESSAGE, when))

declare(
    Guard("readiness_gateversion", "delete", ("DELETE",), MESSAGE, f"OLD.state {SHUT}"),
    Guard(
        "readiness_gateversion",
        "only_its_state_moves",
        ("UPDATE",),
        MESSAGE,
        f"OLD.state {SHUT} AND (NEW.state = 'draft' OR "
        "(OLD.state = 'superseded' AND NEW.state <> 'superseded') OR "
        + " OR ".join(
            f"CAST(NEW.{column} AS TEXT) IS DISTINCT FROM CAST(OLD.{column} AS TEXT)"
            for column in (
                "gate_id",
                "number",
                "framework_version_id",
                "name",
                "plain",
                "kind_of_work",
                "may_do",
                "may_not_do",
                "first_signer",
                "second_signer",
                "valid_months",
                "families_to_start",
                "look_again_weeks",
                "published_at",
                "published_by_id",
            )
        )
        + ")",
    ),
)

for table in ("evaluation", "attestation", "firstsignature", "decision"):
    declare(append_only(f"readiness_{table}"))

APPLICATION = (
    "(SELECT {column} FROM readiness_application a "
    "JOIN people_employment e ON e.id = a.employment_id "
    "JOIN readiness_gateversion v ON v.id = a.gate_version_id WHERE a.id = NEW.application_id)"
)
IN_DATE = (
    "EXISTS (SELECT 1 FROM people_registration g WHERE g.id = NEW.{registration} "
    "AND g.user_id = NEW.{person} AND g.starts <= NEW.{day} "
    "AND (g.ends IS NULL OR g.ends > NEW.{day}))"
)
QUALIFIED = "({column} IN ('practice_supervisor', 'service_manager'))"


def _registration_in_date(table, registration, person, day):
    in_date = IN_DATE.format(registration=registration, person=person, day=day)
    return Guard(
        table,
        f"{registration}_in_date",
        ("INSERT",),
        "the registration is not the signer’s own, or not in date",
        f"NEW.{registration} IS NOT NULL AND NOT {in_date}",
    )


def _subject_agrees(table):
    return Guard(
        table,
        "subject_agrees",
        ("INSERT",),
        "the subject is the person who is put forward",
        f"NEW.subject_id IS DISTINCT FROM {APPLICATION.format(column='e.user_id')}",
    )


def _while_live(table):
    return Guard(
        table,
        "while_live",
        ("INSERT",),
        "a closed application is not signed",
        f"{APPLICATION.format(column='a.state')} NOT IN ('open', 'recommended')",
    )


def _copy_agrees(column, source):
    return Guard(
        "readiness_decision",
        f"{column}_agrees",
        ("INSERT",),
        f"{column} is not what the gate asks",
        f"NEW.{column} IS DISTINCT FROM {APPLICATION.format(column=source)}",
    )


declare(
    by_another_person("readiness_firstsignature", one="by_id"),
    by_another_person("readiness_attestation", one="by_id"),
    by_another_person("readiness_decision", one="first_id"),
    by_another_person("readiness_decision", one="second_id"),
    by_another_person("readiness_decision", one="first_id", other="second_id"),
    _subject_agrees("readiness_firstsignature"),
    _subject_agrees("readiness_decision"),
    _registration_in_date("readiness_firstsignature", "registration_id", "by_id", "signed_on"),
    _registration_in_date("readiness_attestation", "registration_id", "by_id", "recorded_on"),
    _registration_in_date("readiness_decision", "first_registration_id", "first_id", "decided_on"),
    _registration_in_date(
        "readiness_decision", "second_registration_id", "second_id", "decided_on"
    ),
    _copy_agrees("first_qualified", QUALIFIED.format(column="v.first_signer")),
    _copy_agrees("needs_second", "(v.second_signer <> '')"),
    _copy_agrees("second_qualified", QUALIFIED.format(column="v.second_signer")),
    Guard(
        "readiness_decision",
        "first_agrees",
        ("INSERT",),
        "the first signer is not who signed first",
        "NEW.first_id IS DISTINCT FROM "
        "(SELECT by_id FROM readiness_firstsignature WHERE application_id = NEW.application_id)",
    ),
    Guard(
        "readiness_decision",
        "evaluation_agrees",
        ("INSERT",),
        "the snapshot is of another application",
        "NEW.application_id IS DISTINCT FROM "
        "(SELECT application_id FROM readiness_evaluation WHERE id = NEW.evaluation_id)",
    ),
    Guard(
        "readiness_attestation",
        "subject_agrees",
        ("INSERT",),
        "the subject is the person employed",
        "NEW.subject_id IS DISTINCT FROM "
        "(SELECT user_id FROM people_employment WHERE id = NEW.employment_id)",
    ),
    Guard(
        "readiness_application",
        "gate_agrees",
        BOTH,
        "the gate is not that of the version",
        "NEW.gate_id IS DISTINCT FROM "
        "(SELECT gate_id FROM readiness_gateversion WHERE id = NEW.gate_version_id)",
    ),
    _while_live("readiness_firstsignature"),
    _while_live("readiness_decision"),
    Guard(
        "readiness_application",
        "keeps_what_it_is_about",
        ("UPDATE",),
        "an application stays with the person and the gate that it was opened for",
        "NEW.employment_id IS DISTINCT FROM OLD.employment_id "
        "OR NEW.gate_version_id IS DISTINCT FROM OLD.gate_version_id",
    ),
    Guard(
        "readiness_application",
        "closed_stays",
        ("UPDATE",),
        "a closed application stays as it is",
        "OLD.state IN ('signed_off', 'not_yet', 'withdrawn')",
    ),
    Guard("readiness_application", "stays", ("DELETE",), "an application is never deleted"),
)

OVERLAPS = (
    "EXISTS (SELECT 1 FROM readiness_authorisation o WHERE o.id <> NEW.id "
    "AND o.employment_id = NEW.employment_id AND o.gate_id = NEW.gate_id "
    "AND o.starts < COALESCE(NEW.ended, NEW.ends) AND NEW.starts < COALESCE(o.ended, o.ends))"
)
declare(
    Guard(
        "readiness_authorisation",
        "does_not_overlap",
        BOTH,
        "there is an authorisation for this gate on those days already",
        OVERLAPS.replace("o.id <> NEW.id", "o.id IS DISTINCT FROM NEW.id"),
    ),
    Guard(
        "readiness_authorisation",
        "rests_on_its_decision",
        ("INSERT",),
        "an authorisation rests on a decision that the person is ready",
        "NOT EXISTS (SELECT 1 FROM readiness_decision d "
        "JOIN readiness_application a ON a.id = d.application_id WHERE d.id = NEW.decision_id "
        "AND d.outcome <> 'not_yet' AND a.employment_id = NEW.employment_id "
        "AND a.gate_id = NEW.gate_id)",
    ),
    Guard(
        "readiness_authorisation",
        "only_ends_early_once",
        ("UPDATE",),
        "an authorisation changes only by ending early, once",
        "OLD.ended IS NOT NULL OR "
        + " OR ".join(
            f"NEW.{column} IS DISTINCT FROM OLD.{column}"
            for column in ("code", "employment_id", "gate_id", "decision_id", "starts", "ends")
        ),
    ),
    Guard("readiness_authorisation", "stays", ("DELETE",), "an authorisation is never deleted"),
    Guard(
        "readiness_pause",
        "only_lifts_once",
        ("UPDATE",),
        "a pause changes only by being lifted, once",
        "OLD.lifted IS NOT NULL OR NEW.authorisation_id IS DISTINCT FROM OLD.authorisation_id "
        "OR NEW.rule IS DISTINCT FROM OLD.rule OR NEW.opened IS DISTINCT FROM OLD.opened "
        "OR NEW.opened_by_id IS DISTINCT FROM OLD.opened_by_id",
    ),
    Guard("readiness_pause", "stays", ("DELETE",), "a pause is never deleted"),
)
