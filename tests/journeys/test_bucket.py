"""Pictures and files in an S3 bucket: a real server on loopback, a house of its own. No browser."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest

from tests.journeys.conftest import answers, wait_until
from tests.ports import free_port

LACKING = [name for name in ("moto", "storages") if importlib.util.find_spec(name) is None]
pytestmark = pytest.mark.skipif(bool(LACKING), reason=f"needs `make e2e` ({', '.join(LACKING)} not installed)")
KEY, BUCKET = "congxa", "congxa-tep"
STORY = """
import boto3
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.test import Client
from congxa.portal.models import PortalFile
from congxa.records.service import Rule, accept, open_kept
from congxa.records.tests.samples import PDF
from tests.pages import make_article, make_portal
from tests.people import make_people

client, portal = Client(), make_portal()
file = PortalFile.objects.create(title="Quyet dinh", file=ContentFile(PDF, "quyet-dinh.pdf"))
article = make_article(portal.section, "Kem tep", "kem-tep")
article.body = [("file", file)]
article.save_revision().publish()
address = f"/tep/{file.pk}/quyet-dinh.pdf"
answer = client.get(address)
print("file", answer.status_code, answer["Content-Type"], b"".join(answer) == PDF)
image = portal.pinned.photo.get_rendition("fill-320x240|format-webp")
print("picture", image.url.startswith("/media/images/"), client.get(image.url).status_code)
print("original", client.get("/media/images/../" + portal.pinned.photo.file.name).status_code)
people = make_people(portal.offices)
upload = SimpleUploadedFile("to-trinh.pdf", PDF)
commune = portal.offices.tan_vinh
kept = accept(actor=people.lan, office=commune, upload=upload, rule=Rule(), owner=commune)
print("attachment", open_kept(kept).read() == PDF)
options = {name: settings.BUCKET[name] for name in ("endpoint_url", "region_name")}
held = boto3.client("s3", aws_access_key_id="congxa", aws_secret_access_key="bi+mat", **options)
names = [one["Key"] for one in held.list_objects_v2(Bucket=settings.BUCKET["bucket_name"])["Contents"]]
print("held", *sorted({"/".join(name.split("/")[:2]) for name in names if name.startswith("media")}))
call_command("backup", str(settings.VAR / "b.tar"))
"""


@pytest.fixture
def url(tmp_path: Path) -> Iterator[str]:
    """Start a server with an empty bucket and return its STORAGE_URL."""
    port = free_port()
    log = (tmp_path / "s3.log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)], stdout=log, stderr=log
    )
    try:
        wait_until(lambda: answers(f"http://127.0.0.1:{port}/"), 60, f"see {tmp_path}/s3.log")
        make = Request(f"http://127.0.0.1:{port}/{BUCKET}", method="PUT")
        urlopen(make, timeout=10).close()
        yield f"s3://{KEY}:bi%2Bmat@127.0.0.1:{port}/{BUCKET}?tls=0"
    finally:
        process.terminate()
        process.wait(20)


def run(var: Path, url: str, *words: str, told: str = "") -> "subprocess.CompletedProcess[str]":
    """Run a command of a house that keeps its files in the bucket."""
    environment = os.environ | {"CONGXA_MODE": "test", "CONGXA_VAR": str(var), "STORAGE_URL": url, "DATABASE_URL": ""}
    environment["PYTHONPATH"] = os.pathsep.join([str(Path(__file__).parents[2]), environment.get("PYTHONPATH", "")])
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    command = [sys.executable, "-m", "congxa.site", *words]
    return subprocess.run(
        command, env=environment, input=told, capture_output=True, text=True, timeout=300, check=False
    )


def test_pictures_files_and_attachments_go_through_the_bucket(tmp_path: Path, url: str) -> None:
    assert run(tmp_path, url, "migrate", "--verbosity", "0").returncode == 0
    done = run(tmp_path, url, "shell", "--verbosity", "0", told=STORY)
    assert done.returncode == 0, done.stderr[-3000:]
    said = done.stdout
    assert "file 200 application/pdf True" in said
    assert "picture True 200" in said
    assert "original 404" in said
    assert "attachment True" in said
    assert "held media/documents media/images media/original_images" in said
    assert f"hãy sao lưu thùng {BUCKET} riêng" in said
    assert not (tmp_path / "media").exists()
    assert f"Thùng {BUCKET}" in run(tmp_path, url, "doctor").stdout
