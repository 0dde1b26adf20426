from portal.guards import append_only, declare

declare(append_only("policy_setting"))
