"""Telling applicants what happens to their dossiers: what is said, by which way, and that it went."""
