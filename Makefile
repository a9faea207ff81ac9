# Everything happens in .venv of this folder; a stamp file says that it is up to date.
PYTHON ?= python3
VENV := .venv
STAMP := $(VENV)/.installed
RECORD ?= record

.PHONY: run record serve test check screenshots clean

run: record serve  ## build the record of the bundled example and serve its pages on 127.0.0.1

record: $(STAMP)  ## build the record of the bundled example and print what it holds
	$(VENV)/bin/khabar build examples/aleppo-2016 --record $(RECORD)
	$(VENV)/bin/khabar show $(RECORD)

serve: $(STAMP)
	$(VENV)/bin/khabar serve $(RECORD)

screenshots: record  ## photograph every page in both languages and schemes (needs Debian's chromium)
	$(VENV)/bin/python tools/screenshots.py $(RECORD) screenshots

test: $(STAMP)  ## run the tests
	$(VENV)/bin/pytest -n auto

check: $(STAMP)  ## lint, types, import contracts
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	touch $(STAMP)

clean:
	rm -rf $(VENV) $(RECORD)
