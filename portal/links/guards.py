from portal.guards import Guard, declare

declare(
    Guard(
        "links_link",
        "stays_ended",
        ("UPDATE",),
        "A link that was used or withdrawn stays so",
        when="OLD.used_at IS NOT NULL OR OLD.withdrawn_at IS NOT NULL",
    )
)
