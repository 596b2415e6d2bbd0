"""Reads HTML as Word, LibreOffice and Google Docs put it on the clipboard, and writes it as plain, honest HTML.

Word writes a list as paragraphs whose style names list and level (``mso-list:l0 level1 lfo1``) and whose bullet or
number stands in the text; Google Docs writes bold as a style of a span. Both would be lost when styles are dropped, so
they are read here first. Numbers that a plain list would not show again ("3.", "IV.", "1.1.") stay as typed: in a
document of an office they are referred to. Whatever a page may not hold goes later, in `congxa.portal.editor.cleaning`.
"""
