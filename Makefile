# Two commands do everything: `make appraise` and `make test`.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
FILE ?= examples/rotterdam.yaml
# What numba compiles takes a minute: it is kept where every run and every process that a test starts finds it.
export NUMBA_CACHE_DIR ?= $(CURDIR)/.numba_cache
# What Python compiles of 300 files of tests is kept too, also where that is switched off.
unexport PYTHONDONTWRITEBYTECODE
OUT ?= appraisals/$(basename $(notdir $(FILE)))

.PHONY: appraise test check format benchmarks docs clean

appraise: $(BIN)/.ready
	$(BIN)/aigf appraise $(FILE) -o $(OUT)

test: $(BIN)/.ready-test browser
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: $(BIN)/.ready-test
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	QUICK_TESTS=1 $(BIN)/python -m pytest -n 2 --dist loadfile -m "not slow and not browser"

format: $(BIN)/.ready-test
	$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

docs: $(BIN)/.ready
	$(BIN)/python docs/make_readme.py
	$(BIN)/python docs/build_reference.py

benchmarks: $(BIN)/.ready-test
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.appraise
	$(BIN)/python -m benchmarks.study
	$(BIN)/python -m benchmarks.dispatch
	$(BIN)/python -m benchmarks.series

.PHONY: browser
browser:
	@command -v chromium >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium poppler-utils fonts-liberation >/dev/null; \
	  else \
	    echo "The page is tested in Chromium, which is not installed."; \
	    echo "Install it (Debian: sudo apt-get install chromium) and run make test again."; exit 1; \
	  fi; }
	@command -v soffice >/dev/null || { \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-calc >/dev/null; \
	  else \
	    echo "LibreOffice is not installed (Debian: sudo apt-get install libreoffice-calc): tests with it are skipped."; \
	  fi; }

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("aigf needs Python 3.11 or newer") if sys.version_info < (3, 11) else None'
	$(PYTHON) -m venv $(VENV)

$(BIN)/.ready: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

$(BIN)/.ready-test: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[test]"
	@touch $@ $(BIN)/.ready

clean:
	rm -rf $(VENV) appraisals .numba_cache .pytest_cache .mypy_cache .ruff_cache .hypothesis
