"""The kernel keeps what every room needs and no room owns: Vietnamese text (NFC, search folding, alphabet
order, abbreviations, legacy encodings), Vietnamese time and the way dates, numbers and money are written,
working calendars and deadlines, references between rooms, tables of states and moves, colour contrast, the
typed values rooms offer to faces, and how rooms gather what others declare. It is plain Python on plain values:
no Django, no network, no file, no clock of its own (`now` is always an argument). Of what a law decides it keeps
only the counting of days, which every desk shares; and nothing that only one room uses.
"""
