"""The form of an article: its order, its address in bare letters, and what the review says."""

import re

from django.contrib.auth.models import Group
from django.test import Client
from tests.editing import article_form, edit_address, write
from tests.pages import Portal
from tests.people import People
from wagtail.models import Collection, Page, Workflow

from congxa.portal.editor.bare_letters import bare_letters
from congxa.portal.models import NewsPage, SectionPage


def section_of(portal: Portal) -> SectionPage:
    found: SectionPage = SectionPage.objects.child_of(portal.tan_vinh).get()
    return found


def test_address_is_made_from_a_vietnamese_title(portal: Portal) -> None:
    page = NewsPage(title="Đường làng mở rộng", lead="Bà con góp công.")
    section_of(portal).add_child(instance=page)
    assert page.slug == "duong-lang-mo-rong"


def test_address_is_written_in_bare_letters_while_the_title_is_typed() -> None:
    written = "Đường Ở Tân Vĩnh nguyễn thị ẩn"
    for pattern, letter in bare_letters():
        written = re.sub(pattern, letter, written)
    assert written == "duong o Tan Vinh nguyen thi an"


def test_second_article_of_one_title_gets_a_number(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.lan)
    section = section_of(portal)
    first, second = write(client, section), write(client, section)
    assert (first.slug, second.slug) == ("khanh-thanh-nha-van-hoa", "khanh-thanh-nha-van-hoa-2")


def test_fields_stand_in_the_order_of_writing(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.lan)
    form = client.get(edit_address(portal.village)).content.decode()
    names = (
        "title",
        "lead",
        "photo",
        "photo_caption",
        "source_name",
        "source_url",
        "author",
        "tags",
        "gatherable",
        "slug",
    )
    places = [form.index(f'name="{name}"') for name in names]
    assert places == sorted(places)


def test_returned_article_shows_the_comment_above_its_form(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.lan)
    article = write(client, section_of(portal), **{"action-submit": "1"})
    client.force_login(people.hung)
    answer = client.post(
        edit_address(article),
        article_form(
            **{
                "action-workflow-action": "1",
                "workflow-action-name": "reject",
                "workflow-action-extra-data": '{"comment": "Thiếu ảnh"}',
            }
        ),
        follow=True,
    )
    assert "Đã trả lại bài" in answer.content.decode()
    client.force_login(people.lan)
    assert "Thiếu ảnh" in client.get(edit_address(article)).content.decode()


def test_no_screen_of_the_editor_allows_scripts_inside_the_page(client: Client, portal: Portal, people: People) -> None:
    client.force_login(people.hung)
    for address in (edit_address(portal.village), f"/quan-tri/pages/{portal.tan_vinh.pk}/edit/"):
        response = client.get(address)
        scripts = response["Content-Security-Policy"].split("script-src ")[1].split(";")[0]
        assert scripts == "'self'"
        assert "<script>" not in response.content.decode()


def test_wagtails_own_names_are_gone(portal: Portal) -> None:
    assert not Group.objects.filter(name__in=["Moderators", "Editors"]).exists()
    assert not Workflow.objects.filter(name="Moderators approval").exists()
    assert not Page.objects.filter(title="Root").exists()
    assert not Collection.objects.filter(name="Root").exists()
