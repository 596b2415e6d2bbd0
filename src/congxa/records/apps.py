from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "congxa.records"
    label = "records"
    verbose_name = _("Hồ sơ lưu")

    def ready(self) -> None:
        """Listen to the rooms below, which cannot call this one."""
        from congxa.records import listeners

        listeners.connect()
