# The daily words of the house; `make help` lists them. Nothing here needs root, a database server, Node or a browser,
# except `make e2e` and `make shots`, which need Chromium.
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PO := $(wildcard src/congxa/site/locale/*/LC_MESSAGES/*.po src/congxa/site/overlay/*/locale/*/LC_MESSAGES/*.po)

.DEFAULT_GOAL := help
.PHONY: help demo test lint e2e bench bench-dossiers mutants shots messages lock clean

help: ## list these words
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

demo: .venv/.runtime .venv/.messages ## set everything up and serve the demo on http://127.0.0.1:8000 (PORT= to change)
	@CONGXA_MODE=demo $(BIN)/congxa demo --port $(PORT)

test: .venv/.dev .venv/.messages ## run the fast suite
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder -m "not e2e"

lint: .venv/.e2e .venv/.messages ## check style, types, imports, templates, translations and migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy src tests bench tools conftest.py
	$(BIN)/lint-imports --no-cache
	$(BIN)/djhtml --check --tabwidth 2 $$(git ls-files 'src/*.html' ':!*/tests/*')
	$(BIN)/codespell
	CONGXA_MODE=test $(BIN)/congxa makemigrations --check --dry-run
	$(BIN)/pytest -n0 tests/architecture

e2e: .venv/.e2e .venv/.messages ## walk the journeys in Chromium (and against real services where they run)
	$(BIN)/pytest -n0 tests/journeys

bench: .venv/.dev .venv/.messages ## measure speed against a constant body and a stock Wagtail page; prints JSON
	$(BIN)/python -m bench

bench-dossiers: .venv/.dev .venv/.messages ## the one-stop shop on PostgreSQL: many people at once, 1,000,000 dossiers; prints JSON
	PYTHONPATH=src $(BIN)/python -m bench.dossiers

mutants: .venv/.mutants ## change the rules of the law one place at a time: how many changes do the tests notice (an hour)
	$(BIN)/python -m tools.mutants

shots: .venv/.e2e .venv/.messages ## photograph the pages for docs/ at phone and desktop widths
	$(BIN)/python -m tests.journeys.shots docs/pictures

messages: .venv/.dev ## collect sentences for the English catalogue
	$(BIN)/python -m tools.messages

lock: .venv/.dev ## pin the parts again with hashes (needs uv: pip install uv)
	U="uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-annotate --no-header -q --group build"; \
	$$U -o requirements.lock && $$U --group dev -o requirements-dev.lock && $$U --group dev --group e2e -o requirements-e2e.lock && \
	$$U --group dev --group mutants -o requirements-mutants.lock

clean: ## remove the environment and the demo's data
	rm -rf .venv var

.venv/bin/python:
	@echo "[set-up] Python environment in .venv …"
	@$(PYTHON) -c 'import sys; sys.exit("Cần Python 3.11 trở lên." if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv

# Not compiled beforehand: Python compiles what is imported, and that is a third of what is installed.
.venv/.runtime: .venv/bin/python requirements.lock pyproject.toml
	@echo "[set-up] Parts the house stands on (pinned by hash) …"
	@$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.dev: .venv/.runtime requirements-dev.lock
	@echo "[set-up] Tools for tests and checks …"
	@$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

.venv/.e2e: .venv/.dev requirements-e2e.lock
	@echo "[set-up] Tools for browser journeys …"
	@$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r requirements-e2e.lock
	@touch $@

.venv/.mutants: .venv/.dev requirements-mutants.lock
	@echo "[set-up] Tools for mutants …"
	@$(BIN)/python -m pip install --quiet --no-compile --disable-pip-version-check --require-hashes -r requirements-mutants.lock
	@touch $@

.venv/.messages: .venv/.runtime $(PO)
	@echo "[set-up] Catalogues …"
	@for po in $(PO); do $(BIN)/pybabel --quiet compile -i $$po -o $${po%.po}.mo -l $$(basename $$(dirname $$(dirname $$po))) || exit 1; done
	@touch $@
