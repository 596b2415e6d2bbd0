"""Only re-encoded pictures are served, and nothing outside their folder."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from tests.people import Offices

pytestmark = pytest.mark.django_db


@pytest.fixture
def media(offices: Offices, settings: LazySettings) -> Path:
    root = Path(settings.MEDIA_ROOT)
    for name in ("images/a.jpg", "images/a.svg", "original_images/a.jpg", "secret.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"bytes")
    return root


def test_a_rendition_is_served_to_be_kept(client: Client, media: Path) -> None:
    response = client.get("/media/images/a.jpg")
    assert response.status_code == 200
    assert response["Content-Type"] == "image/jpeg"
    assert "immutable" in response["Cache-Control"]
    assert "sandbox" in response["Content-Security-Policy"]


@pytest.mark.parametrize(
    "path",
    ["images/a.svg", "original_images/a.jpg", "images/../secret.txt", "images/%2e%2e/secret.txt", "images/none.jpg"],
)
def test_nothing_else_is(client: Client, media: Path, path: str) -> None:
    assert client.get(f"/media/{path}").status_code in (400, 404)
