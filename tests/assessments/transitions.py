"""What each action does in each state for each person; `tries.py` has how each of them is tried.

A row is what comes of it for a person in the states DRAFT to WITHDRAWN, in order: done, nothing
(it was done before), no (PermissionDenied), or the name of the refusal. Whoever has no row under an
action is denied it in every state; the actions in VARIANTS are tried by those who have a row."""

STATES = ("draft", "submitted", "returned", "reviewed", "looked_again", "withdrawn")
TABLE = {
    "start": {"practitioner": "nothing nothing nothing done done done"},
    "answer": {"practitioner": "done no done no no no"},
    "send": {"practitioner": "done nothing done no no no"},
    "withdraw": {
        "practitioner": "done no done no no nothing",
        "nobody": "done done done no no nothing",
    },
    "mark": {
        "supervisor": "- done no no no -",
        "practice_line": "- done no no no -",
        "cover": "- done no no no -",
        "social_worker": "- no no done no -",
    },
    "send_back": {
        # Who sent it back and clicks twice; the others did nothing yet.
        "supervisor": "no done nothing no no no",
        "practice_line": "no done no no no no",
        "cover": "no done no no no no",
    },
    "finish": {
        "supervisor": "no done no nothing nothing no",
        "practice_line": "no done no no no no",
        "cover": "no done no no no no",
    },
    "look_again": {"social_worker": "no no no done nothing no"},
    "respond": {"practitioner": "- - - done done -"},
}
VARIANTS = {
    "start_with_nothing_due": {
        "practitioner": "nothing nothing nothing CannotStart CannotStart CannotStart"
    },
    "start_another_kind": {
        "practitioner": "nothing nothing nothing CannotStart CannotStart CannotStart"
    },
    "start_no_area": {
        "practitioner": "nothing nothing nothing CannotStart CannotStart CannotStart"
    },
    "answer_what_is_closed": {"practitioner": "done no no no no no"},
    "answer_the_same": {"practitioner": "nothing no nothing no no no"},
    "answer_the_same_from_an_old_page": {"practitioner": "nothing no nothing no no no"},
    "answer_from_an_old_page": {"practitioner": "Stale no Stale no no no"},
    "answer_above_4": {"practitioner": "WrongAnswer no WrongAnswer no no no"},
    "answer_below_0": {"practitioner": "WrongAnswer no WrongAnswer no no no"},
    "answer_with_both": {"practitioner": "WrongAnswer no no no no no"},
    "answer_with_the_past": {"practitioner": "WrongAnswer no WrongAnswer no no no"},
    "leave_out_a_safety_statement": {"practitioner": "WrongAnswer no WrongAnswer no no no"},
    "leave_out_another": {"practitioner": "done no no no no no"},
    "send_with_a_gap": {"practitioner": "Unanswered nothing Unanswered no no no"},
    "send_to_nobody": {"practitioner": "NoSupervisor nothing NoSupervisor no no no"},
    "send_after_leaving": {"practitioner": "NoSupervisor nothing NoSupervisor no no no"},
    "send_a_case_number": {"practitioner": "WordsToChange nothing WordsToChange no no no"},
    "send_empty_evidence": {
        "practitioner": "UnfinishedEvidence nothing UnfinishedEvidence no no no"
    },
    "send_a_case_number_in_evidence": {
        "practitioner": "WordsToChange nothing WordsToChange no no no"
    },
    "mark_the_same": {
        "supervisor": "- nothing no no no -",
        "social_worker": "- no no nothing no -",
    },
    "mark_from_an_old_page": {
        "supervisor": "- Stale no no no -",
        "social_worker": "- no no Stale no -",
    },
    "mark_above_4": {
        "supervisor": "- WrongAnswer no no no -",
        "social_worker": "- no no WrongAnswer no -",
    },
    "mark_below_0": {"supervisor": "- WrongAnswer no no no -"},
    "mark_what_was_answered_as_left_out": {"supervisor": "- WrongAnswer no no no -"},
    "mark_what_is_no_safety_statement": {
        "supervisor": "- done no no no -",
        "social_worker": "- no no WrongAnswer no -",
    },
    "mark_to_go_back": {
        "supervisor": "- done no no no -",
        "social_worker": "- no no WrongAnswer no -",
    },
    "send_back_nothing": {"practice_line": "no NothingToSendBack no no no no"},
    "send_back_without_a_reason": {"practice_line": "no NoReasons no no no no"},
    "send_back_with_a_case_number": {"practice_line": "no WordsToChange no no no no"},
    "finish_with_a_gap": {"cover": "no Undecided no no no no"},
    "finish_with_one_to_go_back": {"cover": "no Undecided no no no no"},
    "finish_in_silence": {"cover": "no NoComment no no no no"},
    "finish_with_a_case_number": {"cover": "no WordsToChange no no no no"},
    "finish_with_a_case_number_in_the_note": {"cover": "no LooksLikeFamily no no no no"},
    "look_again_with_a_gap": {"social_worker": "no no no Undecided nothing no"},
    "look_again_in_silence": {"social_worker": "no no no NoComment nothing no"},
    # They review it and are a practice supervisor with a registration since.
    "look_again_at_ones_own_review": {"supervisor": "no no no no no no"},
    "respond_the_same": {"practitioner": "- - - nothing nothing -"},
    "respond_otherwise_later": {"practitioner": "- - - AnsweredBefore AnsweredBefore -"},
    "respond_in_silence": {"practitioner": "- - - NothingSaid NothingSaid -"},
}
