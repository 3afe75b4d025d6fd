# Two commands: `make demo` runs the main job, `make test` passes the tests. Both set up .venv.
PYTHON ?= python3
BIN := .venv/bin
SETUP := .venv/.installed

.PHONY: demo test setup clean

demo: $(SETUP)
	$(BIN)/claimx extract corpus -o out/claims.csv --force
	@echo
	@$(BIN)/python scripts/show.py out/claims.csv
	@echo
	$(BIN)/claimx score out/claims.csv --gold gold

test: $(SETUP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q

setup: $(SETUP)

# anew when the dependencies change; the package itself is linked, not copied
$(SETUP): pyproject.toml
	$(PYTHON) -c "import sys; v = sys.version_info; sys.exit(0 if (3, 10) <= v < (3, 14) else f'Python 3.10-3.13 is needed, found {v.major}.{v.minor}: make PYTHON=python3.12')"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test,dev]"
	mkdir -p out
	touch $@

clean:
	rm -rf .venv out .pytest_cache .mypy_cache .ruff_cache
