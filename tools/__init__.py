"""Tools for those who work on the house; none of them is installed with it."""
