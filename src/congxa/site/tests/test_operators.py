"""What operators ask the house."""

import pytest
from django.conf import LazySettings
from django.db.migrations.executor import MigrationExecutor
from django.test import Client
from pytest_django import DjangoAssertNumQueries


def test_healthz_asks_no_database_and_answers_on_any_host(
    client: Client, settings: LazySettings, db: None, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.ALLOWED_HOSTS = ["luongson.gov.vn"]
    settings.SECURE_SSL_REDIRECT = True
    with django_assert_num_queries(0):
        response = client.get("/healthz", headers={"host": "10.0.0.7"})
    assert (response.status_code, response.content, response["Cache-Control"]) == (200, b"ok\n", "no-store")


@pytest.mark.django_db
def test_readyz_is_ready_when_all_migrations_are_applied(client: Client) -> None:
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
def test_readyz_names_what_is_missing(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MigrationExecutor, "migration_plan", lambda *_: [("portal", "0002")])
    response = client.get("/readyz")
    assert response.status_code == 503
    assert b"1 not applied" in response.content


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("token", "sent", "status"),
    [("", "Bearer ", 404), ("secret", "Bearer wrong", 401), ("secret", "Bearer secret", 200)],
)
def test_metrics_need_the_token(client: Client, settings: LazySettings, token: str, sent: str, status: int) -> None:
    settings.METRICS_TOKEN = token
    assert client.get("/metrics", headers={"authorization": sent}).status_code == status


@pytest.mark.django_db
def test_metrics_are_numbers_with_their_meaning(client: Client, settings: LazySettings) -> None:
    settings.METRICS_TOKEN = "secret"
    lines = client.get("/metrics", headers={"authorization": "Bearer secret"}).content.decode().splitlines()
    assert "congxa_outbox_dead 0" in lines
    assert "# TYPE congxa_outbox_dead gauge" in lines
