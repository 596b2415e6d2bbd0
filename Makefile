.PHONY: lock
lock:
	U="uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -q --group build"; \
	$$U -o requirements.lock && $$U --group dev -o requirements-dev.lock && $$U --group dev --group e2e -o requirements-e2e.lock
