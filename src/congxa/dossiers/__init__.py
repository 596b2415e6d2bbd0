"""Keeps what people file with the one-stop shop: dossiers from filing to result, their clock, hand-overs, papers and
fees. What may be filed and what it takes is the procedures' room."""
