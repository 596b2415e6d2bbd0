"""Keeps numbers: figures gathered from the rooms' offers, and visits counted without personal data. It does not keep
the things that are counted."""
