"""Which house this is: its mode, its data folder and where its public side is reached; every other part asks here."""

from pathlib import Path

from congxa.site import env

MODE = env.choice("CONGXA_MODE", "production", ("production", "demo", "test"))
PRODUCTION = MODE == "production"

VAR = Path(env.text("CONGXA_VAR", "var")).resolve()

DEBUG = env.flag("DEBUG")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", "" if PRODUCTION else "*")
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
TRUSTED_PROXIES = env.number("TRUSTED_PROXIES", 0)
BASE_URL = env.text("BASE_URL", "" if PRODUCTION else "http://127.0.0.1:8000").rstrip("/")
