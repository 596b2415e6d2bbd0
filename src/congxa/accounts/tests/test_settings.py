"""The variables of sign-in refuse nonsense when the program starts."""

import os
import subprocess
import sys

import pytest

READ = """
from congxa.site import settings
print(settings.OIDC_CLAIMS, settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["form-action"])
"""


def start(**variables: str) -> "subprocess.CompletedProcess[str]":
    """Read the settings in a process of its own, as the program does."""
    environment = {**os.environ, "CONGXA_MODE": "test", **variables}
    command = [sys.executable, "-c", READ]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_provider_may_be_redirected_to() -> None:
    said = start(
        OIDC_ISSUER="https://sso.tinh.gov.vn/realms/x/",
        OIDC_CLIENT_ID="congxa",
        OIDC_CLAIMS="preferred_username=username, email=email",
    ).stdout
    assert "{'preferred_username': 'username', 'email': 'email'}" in said
    assert "'https://sso.tinh.gov.vn'" in said and "realms" not in said


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"OIDC_ISSUER": "https://sso.tinh.gov.vn"}, "OIDC_CLIENT_ID: phải có khi đã đặt OIDC_ISSUER."),
        ({"OIDC_CLAIMS": "email"}, "OIDC_CLAIMS: “email=” không hiểu"),
        ({"OIDC_CLAIMS": "sub=is_superuser"}, "OIDC_CLAIMS: “sub=is_superuser” không hiểu"),
        ({"TRUSTED_PROXIES": "-1"}, "TRUSTED_PROXIES"),
    ],
)
def test_nonsense_is_named(variables: dict[str, str], sentence: str) -> None:
    answer = start(**variables)
    assert answer.returncode != 0 and sentence in answer.stderr
