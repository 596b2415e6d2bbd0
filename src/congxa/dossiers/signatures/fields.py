"""Empty places for signatures, put into a paper before anybody signs, each with a name and a place in the order of
reading (PDF/UA-1, 7.18: a field is inside a Form element and says what it is). Signatures fill them and add nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pyhanko.pdf_utils import generic as untyped
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

generic: Any = untyped  # pyHanko's PDF objects carry no types


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """A place to sign: `field` is its name for programs, `label` for people; `page` from 0, `box` in points."""

    field: str
    label: str
    page: int
    box: tuple[float, float, float, float]

    @property
    def corners(self) -> tuple[int, int, int, int]:
        """The box in whole points."""
        left, bottom, right, top = (round(edge) for edge in self.box)
        return left, bottom, right, top


class PaperUpdate(IncrementalPdfFileWriter):
    """An update that leaves the paper's own description as it is: pyHanko would write it anew with the machine's time,
    and lose what PDF/A asks for in it."""

    def _update_meta(self) -> None:
        pass


def update_of(pdf: bytes) -> PaperUpdate:
    """What is to be appended to `pdf`. A last line without its end gets one: PDF/A has objects begin on their own."""
    return PaperUpdate(BytesIO(pdf if pdf.endswith(b"\n") else pdf + b"\n"))


def add_places(pdf: bytes, places: Sequence[SignaturePlace]) -> bytes:
    """`pdf`, which nobody has signed yet, with empty fields for signatures, as an update."""
    writer = update_of(pdf)
    for place in places:
        spec = SigFieldSpec(place.field, on_page=place.page, box=place.corners, readable_field_name=place.label)
        append_signature_field(writer, spec)
        _tag(writer, place)
    written = BytesIO()
    writer.write(written)  # type: ignore[no-untyped-call]  # pyHanko's writer is untyped
    return written.getvalue()


def _tag(writer: IncrementalPdfFileWriter, place: SignaturePlace) -> None:
    root: Any = writer.root["/StructTreeRoot"]
    tops = root["/K"]
    document_reference = tops.raw_get(0) if isinstance(tops, generic.ArrayObject) else root.raw_get("/K")
    document = document_reference.get_object()
    widget: Any = writer.root["/AcroForm"]["/Fields"].raw_get(-1)
    key = root["/ParentTreeNextKey"]
    name = generic.pdf_name
    element = writer.add_object(
        generic.DictionaryObject(
            {
                name("/Type"): name("/StructElem"),
                name("/S"): name("/Form"),
                name("/P"): document_reference,
                name("/Alt"): generic.TextStringObject(place.label),
                name("/K"): generic.DictionaryObject(
                    {name("/Type"): name("/OBJR"), name("/Obj"): widget, name("/Pg"): widget.get_object().raw_get("/P")}
                ),
            }
        )
    )
    _append(writer, document, "/K", element)
    tree = root["/ParentTree"]
    tree["/Nums"].extend([generic.NumberObject(key), element])
    root[name("/ParentTreeNextKey")] = generic.NumberObject(key + 1)
    widget.get_object()[name("/StructParent")] = generic.NumberObject(key)
    for changed in (document, tree, tree["/Nums"], root, widget.get_object()):
        writer.update_container(changed)


def _append(writer: IncrementalPdfFileWriter, holder: Any, key: str, value: Any) -> None:  # noqa: ANN401 -- PDF objects
    held = holder[key]
    if isinstance(held, generic.ArrayObject):
        held.append(value)
        writer.update_container(held)
    else:
        holder[generic.pdf_name(key)] = generic.ArrayObject([holder.raw_get(key), value])
