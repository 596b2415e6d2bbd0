"""What keeps strangers out: the secret key, HTTPS, cookies and what a browser may load."""

import secrets

from csp.constants import NONCE, NONE, SELF

from congxa.site import env
from congxa.site.settings.mode import MODE, PRODUCTION, TRUSTED_PROXIES, VAR
from congxa.site.settings.sign_in import OIDC_ISSUER


def _demo_secret() -> str:
    """Return a secret key kept in the data folder, so that a second start of the demo keeps its sessions."""
    path = VAR / "secret_key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50), encoding="utf-8")
        path.chmod(0o600)
    return path.read_text(encoding="utf-8")


# A key forgotten in production is random and too short, so ``congxa serve`` names it beside whatever else is missing.
_FORGOTTEN = secrets.token_urlsafe(16)
SECRET_KEY = env.secret("SECRET_KEY") or (
    "test-only-key" if MODE == "test" else _FORGOTTEN if PRODUCTION else _demo_secret()
)

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_SSL_REDIRECT = env.flag("HTTPS", PRODUCTION)
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
if TRUSTED_PROXIES:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_AGE = 12 * 60 * 60
X_FRAME_OPTIONS = "SAMEORIGIN"
CSRF_FAILURE_VIEW = "congxa.site.errors.csrf_failed"
SECURITY_CONTACT = env.text("SECURITY_CONTACT")
METRICS_TOKEN = env.secret("METRICS_TOKEN")
SIGNING_KEYS = env.text("SIGNING_KEYS")
SIGNING_PASSPHRASE = env.secret("SIGNING_PASSPHRASE")
SIGNING_ROOTS = env.text("SIGNING_ROOTS")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        # A browser also checks where a form's answer redirects to, and signing in once leads to the provider.
        "form-action": [SELF, *([env.origin(OIDC_ISSUER)] if OIDC_ISSUER else [])],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}
