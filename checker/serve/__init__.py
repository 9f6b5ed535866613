"""`check serve`: the report page with a place to drop drafts, for who does not use a terminal; on this machine only."""
