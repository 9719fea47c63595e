# make run    the dashboard on http://127.0.0.1:8501, with two invented municipalities when nothing was imported yet
# make test   every test, in a real browser too
# make bench  speed and memory at 10 thousand, 1 million and 10 million requests

PYTHON ?= python3
BIN := .venv/bin

.PHONY: run test bench golden definitions browser
.DEFAULT_GOAL := run

run: .venv/product
	@$(BIN)/python -m kompas build
	@$(BIN)/streamlit run app.py

test: .venv/tests browser
	@$(BIN)/ruff check .
	@$(BIN)/python -m pytest -n 4 $(TESTS)

bench: .venv/tests
	@$(BIN)/python -m kompas.bench $(SIZES)

golden: .venv/tests
	@$(BIN)/python -m tests.golden

definitions: .venv/product
	@$(BIN)/python -m kompas definitions --to docs/definitions.md
	@$(BIN)/python -m kompas formats --to docs/formats.md

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Initiatievenkompas needs Python 3.11 or newer; name one with: make PYTHON=python3.11"; exit 2; }
	@$(PYTHON) -m venv .venv && touch $@

# Python compiles a module when it is first needed; most of what is installed never is.
.venv/product: .venv/python requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile -r requirements.txt && touch $@

.venv/tests: .venv/product requirements-test.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile -r requirements-test.txt && touch $@

# A Chromium for the tests: $CHROMIUM, one on the path, or Debian's.
browser:
	@command -v "$$CHROMIUM" chromium chromium-browser google-chrome google-chrome-stable > /dev/null \
	|| { test "$$(id -u)" = 0 && command -v apt-get > /dev/null && apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium > /dev/null; } \
	|| { echo "The tests drive a real browser: install Chromium (Debian: sudo apt-get install chromium), or name one with CHROMIUM=/path/to/it."; exit 2; }
