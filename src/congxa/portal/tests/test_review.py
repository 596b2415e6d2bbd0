"""The way of an article: draft, review, returned, approved, scheduled, withdrawn; each step is in the journal."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from tests.editing import article_form, edit_address, write
from tests.pages import Portal
from tests.people import People

from congxa.portal.models import NewsPage, SectionPage
from congxa.portal.service import open_portal
from congxa.portal.tasks import publish_scheduled
from congxa.records.service import history_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def submitted(client: Client, portal: Portal, people: People) -> NewsPage:
    """An article that Lan has sent for review."""
    client.force_login(people.lan)
    return write(client, SectionPage.objects.child_of(portal.tan_vinh).get(), **{"action-submit": "1"})


def review(client: Client, article: NewsPage, action: str, comment: str = "") -> None:
    article.refresh_from_db()
    task = article.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, action, task.pk])
    response = client.post(address, {"comment": comment})
    assert response.status_code in (200, 302), response.status_code


def kinds_of(article: NewsPage) -> list[tuple[str, str]]:
    return [(entry.kind.removeprefix("portal."), entry.actor_name) for entry in history_of(article)]


def test_submitting_tells_the_reviewers_of_this_office_only(submitted: NewsPage, people: People) -> None:
    assert {address for message in mail.outbox for address in message.to} == {people.hung.email}


def test_editor_may_not_publish(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.lan)
    article = write(client, SectionPage.objects.child_of(portal.tan_vinh).get(), **{"action-publish": "1"})
    assert not article.live


def test_returned_resubmitted_approved(client: Client, submitted: NewsPage, people: People) -> None:
    client.force_login(people.hung)
    review(client, submitted, "reject", "Thiếu ảnh")
    client.force_login(people.lan)
    client.post(edit_address(submitted), article_form(title="Khánh thành, có ảnh", **{"action-restart-workflow": "1"}))
    submitted.refresh_from_db()
    if submitted.current_workflow_state.status != "in_progress":
        client.post(edit_address(submitted), article_form(title="Khánh thành, có ảnh", **{"action-submit": "1"}))
    client.force_login(people.hung)
    review(client, submitted, "approve")
    submitted.refresh_from_db()
    assert submitted.live
    assert submitted.title == "Khánh thành, có ảnh"
    lan, hung = str(people.lan), str(people.hung)
    steps = kinds_of(submitted)
    for step in (("created", lan), ("submitted", lan), ("returned", hung), ("approved", hung), ("published", hung)):
        assert step in steps
    assert history_of(submitted).get(kind="portal.returned").reason == "Thiếu ảnh"
    office = {entry.office_id for entry in history_of(submitted)}
    assert office == {submitted.office_id}


def test_stranger_may_not_review(client: Client, portal: Portal, submitted: NewsPage, people: People) -> None:
    open_portal(office=portal.offices.nhuan_trach)
    client.force_login(people.son)
    task = submitted.current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[submitted.pk, "approve", task.pk])
    assert client.post(address, {"comment": ""}).status_code == 404
    submitted.refresh_from_db()
    assert not submitted.live


def test_date_left_open_is_the_moment_of_publication(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.hung)
    article = write(client, SectionPage.objects.child_of(portal.tan_vinh).get())
    article.get_latest_revision().publish()
    article.refresh_from_db()
    assert article.date == article.first_published_at
    assert article.get_latest_revision_as_object().date == article.first_published_at


def test_typed_date_stays(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.hung)
    section = SectionPage.objects.child_of(portal.tan_vinh).get()
    article = write(client, section, date="02/09/2020 08:30", **{"action-publish": "1"})
    assert f"{timezone.localtime(article.date):%d/%m/%Y %H:%M}" == "02/09/2020 08:30"


def scheduled(article: NewsPage, minutes: int) -> None:
    """Let an article wait for its time, and then let that time have passed while nobody looked."""
    article.go_live_at = timezone.now() + timedelta(minutes=5)
    revision = article.save_revision()
    revision.publish()
    past = timezone.now() - timedelta(minutes=minutes)
    revision.refresh_from_db()
    revision.approved_go_live_at = past
    revision.content["go_live_at"] = past.isoformat()
    revision.save()


def test_what_fell_due_while_the_server_was_down_appears_once(portal: Portal) -> None:
    portal.village.unpublish()
    scheduled(portal.village, minutes=90)
    assert (publish_scheduled(), publish_scheduled()) == (1, 0)
    portal.village.refresh_from_db()
    assert portal.village.live
    entry = history_of(portal.village).filter(kind="portal.published").last()
    assert entry is not None
    assert (entry.actor_name, entry.office_id) == ("Hệ thống", portal.village.office_id)


def test_what_has_expired_is_withdrawn(portal: Portal) -> None:
    NewsPage.objects.filter(pk=portal.village.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    assert (publish_scheduled(), publish_scheduled()) == (1, 0)
    portal.village.refresh_from_db()
    assert not portal.village.live
    assert history_of(portal.village).filter(kind="portal.withdrawn").count() == 1


def test_deleting_and_moving_are_in_the_journal(portal: Portal, people: People) -> None:
    portal.plain.move(portal.section.get_parent(), pos="last-child", user=people.root)
    kept = history_of(portal.plain)
    portal.plain.refresh_from_db()
    portal.plain.delete(user=people.root)
    assert [(entry.kind, entry.actor_name) for entry in kept.all()][-2:] == [
        ("portal.moved", str(people.root)),
        ("portal.deleted", str(people.root)),
    ]
