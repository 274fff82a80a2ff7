# The front door. `make run` does the main job, `make test` runs every check; both set up
# whatever they need and want nothing but Python 3.11 with pip and venv, make and git.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
MINUTES ?= 12
JOBS ?= 2
EXECUTIONS ?= 1000000

.PHONY: run setup samples test test-long check fix readme bench fuzz clean

run: samples
	$(BIN)/unkink plan samples/runs/hilly-10k.fit --minutes $(MINUTES)

setup: .venv/ready

.venv/ready: pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "unkink needs Python 3.11 or later; say make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(PIP) --upgrade 'pip>=25.1'
	$(PIP) --editable . --group dev
	$(BIN)/python -m compileall -q src
	touch $@

samples: samples/runs/.made

samples/runs/.made: .venv/ready $(wildcard samples/*.py)
	$(BIN)/python -m samples --to samples/runs
	touch $@

test: samples check
	$(BIN)/pytest -n $(JOBS) -m "not long"

test-long: samples
	$(BIN)/pytest -n $(JOBS) -m long

check: .venv/ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

fix: .venv/ready
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Write the README with what the commands print today.
readme: samples
	$(BIN)/python -m tests.journeys.readme

# Start-up is measured as an installed package starts: with its bytecode.
bench: samples
	$(BIN)/python -m compileall -q src
	$(BIN)/python -m bench

# Files that nobody would write, against everything that reads files; half an hour.
fuzz: .venv/ready
	$(BIN)/python -m fuzz --executions $(EXECUTIONS) --jobs $(JOBS)

clean:
	rm -rf .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache samples/runs fuzz/corpus fuzz/found
