from .beginning import AlreadyThere, add_council, add_first_administrator
from .framework_files import (
    apply_framework,
    choose,
    drop_framework,
    remove_old_framework_files,
    send_framework,
)
from .on_its_way import NotNow, is_stuck
from .past_files import (
    apply_past,
    ask_past,
    check_past,
    drop_past,
    remove_old_past_files,
    send_past,
)
from .people_files import (
    apply_people,
    check_people,
    drop_people,
    export_people,
    remove_old_people_files,
    say_columns,
    say_words,
    send_people,
)

__all__ = [
    "AlreadyThere",
    "NotNow",
    "add_council",
    "add_first_administrator",
    "apply_framework",
    "apply_past",
    "apply_people",
    "ask_past",
    "check_past",
    "check_people",
    "choose",
    "drop_framework",
    "drop_past",
    "drop_people",
    "export_people",
    "is_stuck",
    "remove_old_framework_files",
    "remove_old_past_files",
    "remove_old_people_files",
    "say_columns",
    "say_words",
    "send_framework",
    "send_past",
    "send_people",
]
