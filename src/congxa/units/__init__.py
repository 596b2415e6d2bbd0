"""Keeps the dated tree of administrative units, the offices that work for them (with host names, address, opening
hours) and their departments. It does not keep people (accounts) and does not know what an office publishes (portal)."""
