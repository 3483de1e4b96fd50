# Everything a user or CI does. A target that needs the environment depends on $(READY), which installs it once.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
UV_VERSION := 0.13.9
export DAGSTER_HOME ?= $(CURDIR)/.dagster
export GX_ANALYTICS_ENABLED := false
export DBT_SEND_ANONYMOUS_USAGE_STATS := false
export DO_NOT_TRACK := 1
export PYTHONUTF8 := 1

.PHONY: help setup lock run ui evaluate evaluate-copies explain bench ablation sql dashboard docs export settings test lint types unit clean

help: ## list what can be done
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(READY) ## install the locked environment (others do it by themselves)

$(VENV)/bin/uv:
	@$(PYTHON) -c 'import sys; sys.exit(f"Entente needs Python 3.11 or newer, $(PYTHON) is {sys.version.split()[0]}. Set PYTHON=...") if sys.version_info < (3, 11) else None'
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

$(READY): requirements.lock requirements-duckdb-1.1.lock pyproject.toml dagster.yaml | $(VENV)/bin/uv
	@echo "Installing the locked environment into $(VENV) ..."
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --require-hashes -r requirements.lock
	@VIRTUAL_ENV=$(CURDIR)/$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation -e .
	@$(BIN)/uv pip install --quiet --require-hashes --python $(BIN)/python --target $(VENV)/duckdb-1.1 -r requirements-duckdb-1.1.lock
	@mkdir -p $(DAGSTER_HOME) && cp dagster.yaml $(DAGSTER_HOME)/dagster.yaml
	@touch $@

COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-emit-find-links --custom-compile-command "make lock"

lock: | $(VENV)/bin/uv ## resolve pyproject.toml into requirements.lock anew, and the old DuckDB that a test reads with
	@$(BIN)/$(COMPILE) --all-extras pyproject.toml -o requirements.lock
	@echo "duckdb==1.1.3" | $(BIN)/$(COMPILE) - -o requirements-duckdb-1.1.lock

clean: ## remove what runs have left (the environment stays)
	rm -rf data/warehouse dbt_project/target dbt_project/logs .dagster .pytest_cache .mypy_cache .ruff_cache

MANIFEST := dbt_project/target/manifest.json
DBT_FILES := $(shell find dbt_project -name '*.sql' -o -name '*.yml' -o -name '*.csv' | grep -v '^dbt_project/target')
ARGS ?=

$(MANIFEST): $(READY) $(DBT_FILES) pipeline/extract/lexicon/actors.csv
	@cd dbt_project && DBT_PROFILES_DIR=. ../$(BIN)/dbt --quiet parse

run: $(READY) $(MANIFEST) ## read data/raw (or PIPELINE_RAW_URI), build everything, say what was found
	@$(BIN)/python -m pipeline.run $(ARGS)

ui: $(READY) $(MANIFEST) ## Dagster's UI on http://127.0.0.1:3000
	@$(BIN)/dagster dev -m pipeline.definitions -h 127.0.0.1 -p 3000

evaluate: $(READY) ## precision and recall of the extraction on the gold articles
	@$(BIN)/python -m pipeline.quality.evaluate $(ARGS)

evaluate-copies: $(READY) ## precision and recall of the marking of copies on labelled pairs
	@$(BIN)/python -m pipeline.quality.copies.evaluate

FILE ?= data/gold/dev-001.json
explain: $(READY) ## an article as the extractor sees it: FILE=<document>, ARGS="--record 3 --date 2024-07-08"
	@$(BIN)/python -m pipeline.explain "$(FILE)" $(ARGS)

bench: $(READY) ## how fast the parts are, as ratios within one run (CORPUS=<folder> for the extractor)
	@$(BIN)/python -m pipeline.bench $(if $(CORPUS),--corpus "$(CORPUS)") $(ARGS)

ablation: $(READY) ## what each layer of the extractor is worth: docs/ablation.md, measured afresh
	@$(BIN)/python -m pipeline.quality.ablation $(ARGS)

sql: $(READY) ## a SQL prompt on the published marts
	@$(BIN)/python -m pipeline.sql

dashboard: $(READY) ## the published marts as a page on http://127.0.0.1:8501
	@$(BIN)/python -m pipeline.dashboard $(ARGS)

docs: $(READY) ## all documentation as static pages in build/docs (after a run)
	@$(BIN)/python -m pipeline.docs.build $(ARGS)

export: $(READY) ## the published marts as GeoJSON, GraphML and POLECAT rows (ARGS=<folder>)
	@$(BIN)/python -m pipeline.warehouse.exports $(ARGS)

settings: $(READY) ## every switch, its value and its meaning
	@$(BIN)/python -m pipeline.settings

test: lint types unit ## lint, types, tests: what CI runs

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet pipeline tests
	@$(BIN)/sqlfluff lint --disable-progress-bar dbt_project/models

types: $(READY)
	@$(BIN)/mypy

unit: $(READY) $(MANIFEST)
	@$(BIN)/python -m pytest -n 2 $(ARGS)
