"""A room touches another room only at its service module, and only along an allowed arrow."""

from collections.abc import Iterator

import grimp

FREE = {"kernel"}
ROOTS = {"site"}
GROUND = {"units", "accounts", "records"}
ARROWS: dict[str, set[str]] = {  # beyond kernel and the ground floor
    "portal": {"statistics"},
    "dossiers": {"procedures"},
    "demo": {"dossiers", "portal", "procedures", "statistics"},
}


def crossings(package: str = "congxa") -> Iterator[tuple[str, str, str]]:
    """Yield (importer, imported, why) for each import that goes round a door or along no arrow."""
    graph = grimp.build_graph(package, cache_dir=None)
    for importer in sorted(graph.modules):
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            a, b = importer.split(".")[1:2], imported.split(".")[1:2]
            if not a or not b or a == b or a[0] in ROOTS or b[0] in FREE or ".tests" in importer:
                continue
            if imported != f"{package}.{b[0]}.service":
                yield importer, imported, "not the door"
            elif b[0] not in GROUND | ARROWS.get(a[0], set()):
                yield importer, imported, "no such arrow"


def test_front_doors() -> None:
    assert list(crossings()) == []
