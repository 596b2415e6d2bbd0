"""What search engines and other programs are told about pages: schema.org data (https://schema.org) as JSON-LD."""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from congxa.portal.addresses import canonical_address
from congxa.portal.shown.articles import Article
from congxa.portal.shown.frame import Frame

_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
Data = dict[str, Any]


def as_json(data: Data | list[Data]) -> SafeString:
    """Return JSON that can stand inside a ``<script>`` element whatever texts it holds."""
    graph = {"@context": "https://schema.org", "@graph": data if isinstance(data, list) else [data]}
    return mark_safe(json.dumps(graph, ensure_ascii=False).translate(_ESCAPES))  # noqa: S308 -- escaped just now


def organisation(frame: Frame) -> Data:
    """Return the office as a GovernmentOrganization."""
    data: Data = {
        "@type": "GovernmentOrganization",
        "@id": f"{canonical_address(frame.office)}#co-quan",
        "name": frame.name,
        "alternateName": frame.short_name,
        "url": canonical_address(frame.office),
    }
    if frame.address:
        data["address"] = frame.address
    if frame.phone:
        data["telephone"] = frame.phone
    if frame.email:
        data["email"] = frame.email
    if frame.upper_name:
        data["parentOrganization"] = {"@type": "GovernmentOrganization", "name": frame.upper_name}
    return data


def office_data(frame: Frame) -> SafeString:
    """Return what the home page tells: the office, and the site with its search."""
    home = canonical_address(frame.office)
    site: Data = {
        "@type": "WebSite",
        "url": home,
        "name": frame.short_name,
        "inLanguage": "vi",
        "publisher": {"@id": f"{home}#co-quan"},
    }
    return as_json([organisation(frame), site])


def article_data(article: Article, frame: Frame) -> SafeString:
    """Return an article as NewsArticle with the way to it as BreadcrumbList."""
    page = article.page
    news: Data = {
        "@type": "NewsArticle",
        "headline": page.title[:110],
        "description": page.lead,
        "datePublished": page.date.isoformat(),
        "dateModified": (page.last_published_at or page.date).isoformat(),
        "inLanguage": "vi",
        "mainEntityOfPage": article.canonical,
        "author": {"@type": "Person" if page.author else "GovernmentOrganization", "name": page.author or frame.name},
        "publisher": organisation(frame),
    }
    if article.card:
        news["image"] = [absolute(article.card)]
    if article.section:
        news["articleSection"] = article.section.title
    if article.tags:
        news["keywords"] = [name for name, _slug in article.tags]
    if page.source_url:
        news["isBasedOn"] = page.source_url
    return as_json([news, _way(article, frame)])


def _way(article: Article, frame: Frame) -> Data:
    steps = [(frame.short_name, canonical_address(frame.office))]
    steps += [(section.title, canonical_address(frame.office, section.path)) for section in article.trail]
    steps.append((article.page.title, article.canonical))
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": name, "item": address}
            for place, (name, address) in enumerate(steps, start=1)
        ],
    }


def absolute(path: str) -> str:
    """Return the absolute address of a static or media path on the root office's host."""
    return path if path.startswith(("http://", "https://")) else f"{settings.BASE_URL}{path}"
