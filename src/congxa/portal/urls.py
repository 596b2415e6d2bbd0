"""Addresses of the portal below an office's mount."""

from django.urls import path, re_path

from congxa.portal.views import (
    desk,
    documents,
    feeds,
    figures,
    machines,
    public,
    reports,
    search,
    sharing,
    stale,
    theme,
)

urlpatterns = [
    path("ban-lam-viec/", desk.start, name="desk"),
    path("ban-lam-viec/viet-tin/", desk.write_news, name="desk_write"),
    path("ban-lam-viec/tin-dung-chung/", sharing.shared_list, name="desk_shared"),
    path("ban-lam-viec/tin-dung-chung/<int:page_id>/", sharing.share_article, name="desk_share"),
    path("ban-lam-viec/tin-tu-cap-duoi/", sharing.gathered, name="desk_gathered"),
    path("ban-lam-viec/giao-dien/", theme.edit, name="desk_theme"),
    path("ban-lam-viec/bao-cao/", reports.reports, name="desk_reports"),
    path("ban-lam-viec/trang-can-xem-lai/", stale.stale, name="desk_stale"),
    path("ban-lam-viec/trang-can-xem-lai/<int:page_id>/", stale.confirm_page, name="desk_stale_confirm"),
    path("ban-lam-viec/thoi-han-xem-lai/", stale.review_terms, name="desk_review_terms"),
    path("giao-dien/<slug:version>.css", machines.stylesheet, name="theme"),
    path("favicon.ico", machines.icon, name="icon"),
    path("manifest.webmanifest", machines.manifest, name="manifest"),
    path("opensearch.xml", machines.search_description, name="search_description"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("sitemap-trang.xml", machines.sitemap_pages, name="sitemap_pages"),
    path(".well-known/security.txt", machines.security_txt, name="security_txt"),
    path("tim-kiem/", search.results, name="search"),
    path("thong-ke/", figures.public_figures, name="public_figures"),
    path("so-do/", public.site_map, name="site_map"),
    path("tep/<int:document_id>/<str:document_filename>", documents.document, name="wagtaildocs_serve"),
    re_path(r"^the/(?P<slug>[\w\-]+)/$", public.tag, name="tag"),
    path("tin-chung/<int:page_id>/<str:slug>/", public.shared, name="shared"),
    re_path(r"^the/(?P<slug>[\w\-]+)/(?P<kind>rss|atom)/$", feeds.tag, name="tag_feed"),
    re_path(r"^(?P<path>(?:[\w\-]+/)*)(?P<kind>rss|atom)/$", feeds.section, name="feed"),
    re_path(r"^((?:[\w\-]+/)*)$", public.page, name="wagtail_serve"),
]
