"""Filling in a form made from a schema: its inputs, its layout, and the answers they give."""
