from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "congxa.site"
    label = "site"

    def ready(self) -> None:
        from congxa.site.field_names import name_unnamed_fields  # noqa: PLC0415 - needs the models loaded

        name_unnamed_fields()
