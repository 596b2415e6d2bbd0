"""Pages of the peer: a home with the blocks of a portal's home, sections, and articles with photo, tags and body."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import TaggedItemBase
from wagtail.blocks import CharBlock, RichTextBlock
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

LEAD, PER_SECTION, GATHERED, RELATED = 5, 4, 6, 4


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
    body = StreamField([("heading", CharBlock()), ("text", RichTextBlock())])
    tags = ClusterTaggableManager(through=ArticleTag, blank=True)
    search_fields = [*Page.search_fields, index.SearchField("lead"), index.SearchField("body")]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the articles with a common tag."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        alike = ArticlePage.objects.live().filter(tags__in=self.tags.all()).exclude(pk=self.pk).distinct()
        context["related"] = alike.select_related("photo").order_by("-date")[:RELATED]
        return context
