"""Rules of the dated tree of units, as plain Python on plain values (no Django, no database)."""
