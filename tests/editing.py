"""Filling in the editor's form of an article, as a browser would, for tests."""

from typing import Any

from django.test import Client
from django.urls import reverse

from congxa.portal.models import NewsPage, SectionPage


def article_form(**changes: object) -> dict[str, Any]:
    """Return what the browser sends for a new article; ``changes`` replace fields."""
    form = {
        "title": "Khánh thành nhà văn hóa",
        "slug": "khanh-thanh-nha-van-hoa",
        "lead": "Nhà văn hóa thôn Rụt mở cửa.",
        "photo": "",
        "photo_caption": "",
        "author": "",
        "source_name": "",
        "source_url": "",
        "tags": "",
        "date": "",
        "gatherable": "on",
        "search_description": "",
        "go_live_at": "",
        "expire_at": "",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "quote",
        "body-0-id": "",
        "body-0-value-text": "Bà con rất vui.",
        "body-0-value-speaker": "Trưởng thôn",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "comments-MIN_NUM_FORMS": "0",
        "comments-MAX_NUM_FORMS": "",
    }
    return form | changes


def write(client: Client, section: SectionPage, **changes: object) -> NewsPage:
    """Write an article through the editor and return it; without an action it stays a draft."""
    address = reverse("wagtailadmin_pages:add", args=["portal", "newspage", section.pk])
    response = client.post(address, article_form(**changes))
    assert response.status_code == 302, response.content.decode()[:2000]
    found: NewsPage = NewsPage.objects.child_of(section).order_by("-pk")[0]
    return found


def edit_address(article: NewsPage) -> str:
    """Return where an article is edited."""
    return reverse("wagtailadmin_pages:edit", args=[article.pk])
