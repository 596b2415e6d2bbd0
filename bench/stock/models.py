"""Pages of the peer: a home with the blocks of a portal's home, sections, and articles with photo, tags and body."""

import json
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.blocks import BlockQuoteBlock, CharBlock, RichTextBlock
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

LEAD, PER_SECTION, GATHERED, RELATED = 5, 4, 6, 4
WORDS_PER_MINUTE = 200


class HomePage(Page):
    """The front page: news with a photo, news by section, news gathered from elsewhere, links."""

    class Meta:
        app_label = "stock"

    template = "stock/home.html"
    links = StreamField([("link", CharBlock())], blank=True)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Return what each block shows."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        news = ArticlePage.objects.live().descendant_of(self).select_related("photo").order_by("-date")
        sections = SectionPage.objects.live().child_of(self)
        context["lead"] = news[:LEAD]
        context["sections"] = [(section, news.child_of(section)[:PER_SECTION]) for section in sections]
        context["gathered"] = news[LEAD : LEAD + GATHERED]
        return context


class SectionPage(Page):
    """A section: the parent of its articles."""

    class Meta:
        app_label = "stock"

    template = "stock/section.html"


class ArticleTag(TaggedItemBase):
    """A tag on an article."""

    class Meta:
        app_label = "stock"

    content_object = ParentalKey("stock.ArticlePage", on_delete=models.CASCADE, related_name="tagged_items")


class ArticlePage(Page):
    """An article."""

    class Meta:
        app_label = "stock"

    template = "stock/article.html"
    date = models.DateTimeField()
    lead = models.TextField()
    photo = models.ForeignKey("wagtailimages.Image", null=True, on_delete=models.SET_NULL, related_name="+")
    caption = models.CharField(max_length=300, blank=True)
    author = models.CharField(max_length=150, blank=True)
    source_name = models.CharField(max_length=150, blank=True)
    source_url = models.URLField(blank=True)
    body = StreamField(
        [("heading", CharBlock()), ("text", RichTextBlock()), ("table", TableBlock()), ("quote", BlockQuoteBlock())]
    )
    tags = ClusterTaggableManager(through=ArticleTag, blank=True)
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the section, the articles with a common tag, how long the text takes to read, and schema.org data."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        alike = ArticlePage.objects.live().filter(tags__in=self.tags.all()).exclude(pk=self.pk).distinct()
        context["related"] = alike.select_related("photo").order_by("-date")[:RELATED]
        context["section"] = self.get_parent()
        context["minutes"] = max(1, round(len(self.text.split()) / WORDS_PER_MINUTE))
        context["data"] = mark_safe(json.dumps(self._data(request)).replace("<", "\\u003c"))  # noqa: S308 -- escaped
        return context

    @property
    def text(self) -> str:
        """Return the lead and the paragraphs without their tags."""
        paragraphs = (strip_tags(block.value.source) for block in self.body if block.block_type == "text")
        return " ".join((self.lead, *paragraphs))

    def _data(self, request: HttpRequest) -> dict[str, Any]:
        return {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": self.title[:110],
            "description": self.lead,
            "datePublished": self.date.isoformat(),
            "author": {"@type": "Person", "name": self.author},
            "mainEntityOfPage": self.get_full_url(request),
        }
