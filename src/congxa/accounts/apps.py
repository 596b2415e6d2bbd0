from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "congxa.accounts"
    label = "accounts"
    verbose_name = _("Tài khoản")

    def ready(self) -> None:
        """Gather the verbs of all rooms, so that one declared twice stops the program at its start."""
        from congxa.accounts.verbs import all_verbs  # noqa: PLC0415 -- models cannot be imported before now

        all_verbs()
