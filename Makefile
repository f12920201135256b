# Leg Cramp Guide: every command a user needs. `make talk` and `make test` set up .venv first.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
SAM := .venv-sam/bin/sam
# Lambda's Python, for bytecode; without it the artefact still works, but wakes slowly.
LAMBDA_PYTHON ?= python3.13

.PHONY: help talk console test lint bench model docs certification package deploy skill-package clean build-LegCrampGuideFunction
.DEFAULT_GOAL := help

help:            ## show this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

talk: $(VENV)/ready   ## talk to the skill in the terminal
	@$(PY) -m skill talk

console: $(VENV)/ready  ## the console in the browser, on this machine alone
	@$(PY) -m skill console

test: $(VENV)/ready   ## run the tests
	$(PY) -m pytest

lint: $(VENV)/ready   ## ruff and mypy
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

bench: $(VENV)/ready  ## measure, for a minute and a half, and write build/bench.json
	$(PY) -m bench

model: $(VENV)/ready  ## build interaction_model/*.json from the sentences
	$(PY) -m skill model

docs: $(VENV)/ready   ## build docs/evidence.md from the content
	$(PY) -m skill evidence

certification: $(VENV)/ready  ## check the certification rules, and write docs/certification.md
	$(PY) -m pytest tests/test_certification*.py --certification docs/certification.md

package: .venv-sam/ready  ## build the Lambda artefact into .aws-sam/build
	@rm -rf .aws-sam/build
	$(SAM) build

deploy: package  ## put the skill on AWS Lambda (asks for the skill id and the region)
	$(SAM) deploy --guided

skill-package: $(VENV)/ready  ## build build/skill-package for the ASK CLI (SITE=https://... ENDPOINT=arn:...)
	@$(PY) -m skill skill-package --site '$(SITE)' --endpoint '$(ENDPOINT)'

clean:           ## remove what the commands above have made
	rm -rf $(VENV) .venv-sam .aws-sam build .mypy_cache .pytest_cache .ruff_cache

$(VENV)/ready: requirements/dev.txt
	@echo "Setting up $(VENV), once ..."
	@$(PYTHON) -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/dev.txt
	@$(PY) -m skill say hello > /dev/null # learns the interaction model, so that talking starts at once
	@touch $@

.venv-sam/ready: requirements/sam.txt
	@echo "Setting up .venv-sam, once ..."
	@$(PYTHON) -m venv .venv-sam
	@.venv-sam/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/sam.txt
	@touch $@

# `sam build` calls this. It packages what the skill imports and nothing else, then compiles:
# unchecked-hash bytecode is never compared with its source, whatever the zip does to dates.
build-LegCrampGuideFunction:
	test -n "$(ARTIFACTS_DIR)"
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes \
	    --platform manylinux2014_aarch64 --python-version 3.13 --only-binary=:all: \
	    --target "$(ARTIFACTS_DIR)" -r requirements/lambda.txt
	rm -rf "$(ARTIFACTS_DIR)"/*.dist-info "$(ARTIFACTS_DIR)"/bin
	cp lambda/lambda_function.py "$(ARTIFACTS_DIR)"
	mkdir -p "$(ARTIFACTS_DIR)/skill"
	cp skill/__init__.py "$(ARTIFACTS_DIR)/skill"
	cp -R skill/content skill/dialogue skill/alexa "$(ARTIFACTS_DIR)/skill"
	find "$(ARTIFACTS_DIR)" -name __pycache__ -type d -prune -exec rm -rf {} +
	@if $(LAMBDA_PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 13))' 2>/dev/null; \
	then $(LAMBDA_PYTHON) -W ignore -m compileall -q -j 0 --invalidation-mode unchecked-hash "$(ARTIFACTS_DIR)"; \
	else echo "No $(LAMBDA_PYTHON) here: packaged without bytecode, so cold starts take longer. Set LAMBDA_PYTHON to a Python 3.13."; fi
