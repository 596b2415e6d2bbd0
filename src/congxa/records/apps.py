from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RecordsConfig(AppConfig):
    name = "congxa.records"
    label = "records"
    verbose_name = _("Hồ sơ lưu")

    def ready(self) -> None:
        """Listen to the rooms below."""
        from congxa.records import listeners  # noqa: F401, PLC0415 -- models cannot be imported before now
