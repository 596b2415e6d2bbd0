"""How dates, times and numbers are written and read, per language, where Django's own table is wrong for us."""
