"""Addresses of the house; all of them are mounted under every office (see ``middleware``)."""

from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents.views.serve import authenticate_with_password

from congxa.site import display_views, media
from congxa.site.editor_account import EditorAccount

urlpatterns = [
    path("tai-khoan/sessions/", RedirectView.as_view(pattern_name="desk_profile"), name="usersessions_list"),
    path("tai-khoan/", include("allauth.urls")),
    path("ban-lam-viec/", include("congxa.accounts.urls")),
    # The content editor's own sign-in knows no throttling and no second factor.
    path("quan-tri/login/", RedirectView.as_view(pattern_name="account_login", query_string=True)),
    path("quan-tri/account/", require_admin_access(EditorAccount.as_view())),
    path("media/images/<path:path>", media.picture, name="picture"),
    path("quan-tri/", include(wagtailadmin_urls)),
    path("", include("congxa.records.urls")),
    # Not all of Wagtail's addresses of files: its own view knows no rights.
    path(
        "tep/authenticate_with_password/<int:restriction_id>/",
        authenticate_with_password,
        name="wagtaildocs_authenticate_with_password",
    ),
    path("hien-thi/", display_views.settings_page, name="display"),
    path("hien-thi/luu/", display_views.keep, name="display_keep"),
    path("", include("congxa.dossiers.urls")),
    path("", include("congxa.procedures.urls")),
    path("", include("congxa.portal.urls")),
]

handler400 = "congxa.site.errors.bad_request"
handler403 = "congxa.site.errors.forbidden"
handler404 = "congxa.site.errors.not_found"
handler500 = "congxa.site.errors.broken"
