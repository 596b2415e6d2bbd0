from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "congxa.site"
    label = "site"
