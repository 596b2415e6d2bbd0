from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "congxa.portal"
    label = "portal"
    verbose_name = _("Cổng thông tin")

    def ready(self) -> None:
        """Connect to what Wagtail tells of its pages."""
        from congxa.portal import signals  # noqa: F401, PLC0415 -- models must be loaded first
