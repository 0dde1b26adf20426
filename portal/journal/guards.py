from portal.guards import append_only, declare

declare(append_only("journal_entry"))
