from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "congxa.site"
    label = "site"

    def ready(self) -> None:
        from congxa.site.field_names import name_unnamed_fields

        name_unnamed_fields()
