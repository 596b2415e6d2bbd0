"""Keeps the catalogue of administrative procedures: dated versions with papers, fees, steps and time limits, the forms
people fill in, and how each office offers them. It does not keep what people file: that is the dossiers' room."""
