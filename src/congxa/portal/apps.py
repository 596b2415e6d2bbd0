from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class PortalConfig(AppConfig):
    name = "congxa.portal"
    label = "portal"
    verbose_name = _("Cổng thông tin")

    def ready(self) -> None:
        """Connect to what Wagtail tells of its pages, and to the end of an upgrade."""
        from congxa.portal import signals

        post_migrate.connect(signals.open_missing_rights, sender=self, dispatch_uid="portal.open_missing_rights")
