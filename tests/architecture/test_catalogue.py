"""Every sentence of ours can be read in English, with the same placeholders."""

from pathlib import Path

from babel.messages.catalog import Catalog
from tools.messages import collected, read, strings

from congxa.site.translations import placeholders


def faults(catalogue: Catalog) -> list[str]:
    """Return what is wrong with the translations of a catalogue, each with the sentence it is wrong with."""
    found = []
    for message in catalogue:
        sources = [*message.id] if isinstance(message.id, tuple | list) else [message.id]
        if not sources[0]:
            continue
        translations = strings(message)
        if not all(translations):
            found.append(f"no translation: {sources[0]}")
        elif any(placeholders(text) != placeholders(sources[-1]) for text in translations):
            found.append(f"other placeholders: {sources[0]}")
    return found


def test_every_sentence_is_translated() -> None:
    assert faults(collected(read())) == [], "run `make messages` and translate what is empty"


def test_no_sentence_is_left_over() -> None:
    now = {(message.context, message.id) for message in collected(read())}
    assert {message.id for message in read() if (message.context, message.id) not in now} == set()


def test_a_new_sentence_and_a_lost_placeholder_are_found(tmp_path: Path) -> None:
    (tmp_path / "views.py").write_text('_("Xin chào")\n_("Còn %(count)s tin")\n', encoding="utf-8")
    old = Catalog(locale="en")
    old.add("Còn %(count)s tin", "Some news left")
    assert faults(collected(old, tmp_path)) == ["no translation: Xin chào", "other placeholders: Còn %(count)s tin"]
