# Leg Cramp Guide: every command a user needs. Each sets up in .venv what it needs, the first time.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
SAM := .venv-sam/bin/sam
# Lambda's Python, for bytecode, from the path or from where version managers keep it.
LAMBDA_PYTHON ?= $(shell for python in python3.13 $(HOME)/.pyenv/versions/3.13*/bin/python3.13 \
    $(HOME)/.local/share/uv/python/cpython-3.13*/bin/python3.13; \
    do "$$python" -c 'import ensurepip' 2> /dev/null && echo "$$python" && break; done)

LOCK = $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-header --no-annotate \
    $(if $(filter all,$(UPGRADE)),--upgrade,$(foreach name,$(UPGRADE),--upgrade-package $(name)))

.PHONY: help talk console test lint bench fuzz mutants audit lock model docs certification screens package deploy skill-package clean lambda-python build-LegCrampGuideFunction
.DEFAULT_GOAL := help

help:            ## show this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

talk: $(VENV)/talk   ## talk to the skill in the terminal
	@$(PY) -m skill talk

console: $(VENV)/test  ## the console in the browser, on this machine alone
	@$(PY) -m skill console

test: $(VENV)/test   ## run the tests, on all cores (TESTS=tests/test_why.py for some of them)
	$(PY) -m pytest -n auto --dist worksteal $(TESTS)

lint: $(VENV)/lint   ## ruff and mypy
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy

bench: $(VENV)/tools package  ## measure beside a hello world: build/bench.json, and docs/performance.*
	$(PY) -m tools.bench

fuzz: $(VENV)/test   ## damage requests in 200,000 ways (INPUTS=20000 for fewer)
	$(PY) -m tools.fuzz --inputs $(or $(INPUTS),200000)

mutants: $(VENV)/tools  ## change the core in every small way, and count what the tests notice: five minutes
	@rm -rf mutants; mkdir -p build; echo "Five minutes; build/mutants.log has the progress ..."
	@$(PY) -m tools.mutation run > build/mutants.log || { tail -c 3000 build/mutants.log; exit 1; }
	@$(VENV)/bin/mutmut results --all true | $(PY) -m tools.mutation.share

audit: $(VENV)/tools  ## ask whether a pinned package is known to be vulnerable
	@for file in requirements/*.txt; do echo "$$file"; \
	    $(VENV)/bin/pip-audit --strict --require-hashes --disable-pip -r $$file || failed=1; done; \
	[ -z "$$failed" ] || { echo "Where no vulnerability is named above, its service could not be asked: nothing is known."; exit 1; }

lock: $(VENV)/tools   ## compile requirements/*.txt again (UPGRADE="flask numpy", or UPGRADE=all)
	$(LOCK) requirements/test.in -o requirements/test.txt
	$(LOCK) --constraint requirements/test.txt --no-deps requirements/lambda.in -o requirements/lambda.txt
	$(LOCK) --constraint requirements/test.txt requirements/web.in -o requirements/web.txt
	for set in lint browser tools sam; do $(LOCK) requirements/$$set.in -o requirements/$$set.txt || exit 1; done

model: $(VENV)/tools  ## learn from the sentences: the interaction model, and the table of weights: ten to twenty minutes
	$(PY) -m tools.hearing

docs: $(VENV)/test   ## build docs/evidence.md from the content and its evidence
	$(PY) -m skill evidence

certification: $(VENV)/test  ## write docs/certification.md from the tests of Amazon's rules
	$(PY) -m tests.certification

screens: tools/screens/node_modules  ## install Amazon's checker of screens, which the tests then ask (needs npm)

package: .venv-sam/ready  ## build the Lambda artefact into .aws-sam/build
	@rm -rf .aws-sam/build
	$(SAM) build

deploy: package  ## put the skill on AWS Lambda (asks for the skill id and the region)
	$(SAM) deploy --guided

skill-package: $(VENV)/test  ## build build/skill-package for the ASK CLI (SITE=https://... ENDPOINT=arn:...)
	@$(PY) -m skill skill-package --site '$(SITE)' --endpoint '$(ENDPOINT)'

clean:           ## remove what the commands above have made
	rm -rf $(VENV) .venv-sam .aws-sam build mutants tools/screens/node_modules .mypy_cache .pytest_cache .ruff_cache

# What each command needs and no more, in one environment: a set is installed when it is first asked for.
INSTALL = $(PY) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<

$(VENV)/bin/python:
	@echo "Setting up $(VENV), once ..."
	@$(PYTHON) -m venv $(VENV)

$(VENV)/talk: requirements/lambda.txt | $(VENV)/bin/python
	@$(INSTALL)
	@touch $@

$(VENV)/test: requirements/test.txt | $(VENV)/bin/python
	@echo "Installing what the tests need, once ..."
	@$(INSTALL)
	@touch $@

$(VENV)/lint $(VENV)/browser $(VENV)/tools: $(VENV)/%: requirements/%.txt $(VENV)/test
	@echo "Installing $(notdir $@), once ..."
	@$(INSTALL)
	@touch $@

# Amazon's checker of screens: pinned with its hashes, and none of its scripts is run.
tools/screens/node_modules: tools/screens/package-lock.json
	@echo "Installing Amazon's checker of screens, once ..."
	@npm ci --silent --ignore-scripts --prefix tools/screens
	@touch $@

.venv-sam/ready: requirements/sam.txt
	@echo "Setting up .venv-sam, once ..."
	@$(or $(LAMBDA_PYTHON),$(PYTHON)) -m venv --clear .venv-sam
	@.venv-sam/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/sam.txt
	@touch $@

lambda-python:
	@echo $(LAMBDA_PYTHON)

# `sam build` calls this. It packages what the skill imports and nothing else, then compiles:
# unchecked-hash bytecode is never compared with its source, whatever the zip does to dates.
# Two builds give the same bytes: no dates, no folders of this machine, one order.
build-LegCrampGuideFunction: export PYTHONHASHSEED = 0
build-LegCrampGuideFunction: export TZ = UTC
build-LegCrampGuideFunction: export LC_ALL = C
build-LegCrampGuideFunction:
	test -n "$(ARTIFACTS_DIR)"
	rm -rf libraries
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --no-compile --no-deps --require-hashes \
	    --platform manylinux2014_aarch64 --python-version 3.13 --only-binary=:all: \
	    --target libraries -r requirements/lambda.txt
	cp -R skill lambda/lambda_function.py libraries
	tar -cf libraries.tar -C libraries -T lambda/modules.txt
	tar -xf libraries.tar -C "$(ARTIFACTS_DIR)"
	cp LICENSE "$(ARTIFACTS_DIR)"
	for info in libraries/*.dist-info; do echo "== $$(basename $$info .dist-info)"; \
	    find $$info \( -name 'LICENSE*' -o -name 'NOTICE*' \) | sort | xargs cat /dev/null; done > "$(ARTIFACTS_DIR)/LICENCES.txt"
	rm -rf libraries libraries.tar
	$(PYTHON) -B -m skill.content.build "$(ARTIFACTS_DIR)/skill/content/built"
	@if [ "$$($(LAMBDA_PYTHON) -c 'import sys; print(sys.version_info[:2])' 2> /dev/null)" = "(3, 13)" ]; \
	then $(LAMBDA_PYTHON) -B -m skill.hearing.build "$(ARTIFACTS_DIR)/skill/hearing/rules.bin" && \
	    $(LAMBDA_PYTHON) -W ignore -m compileall -q --invalidation-mode unchecked-hash \
	    -s "$(ARTIFACTS_DIR)" -p /var/task "$(ARTIFACTS_DIR)"; \
	else $(PYTHON) -B -m skill.hearing.build "$(ARTIFACTS_DIR)/skill/hearing/rules.bin" && \
	    echo "No Python 3.13 here: packaged without bytecode, so cold starts take longer. Set LAMBDA_PYTHON to a Python 3.13."; fi
	cd / && $(PYTHON) -I -S -B -W ignore -c 'import sys; sys.path.insert(0, sys.argv[1]); import lambda_function' "$(ARTIFACTS_DIR)"
	find "$(ARTIFACTS_DIR)" -exec touch -t 198001020000 {} +
