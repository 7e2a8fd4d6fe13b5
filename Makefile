# Ihuriro: `make demo` and `make test` need only Python 3.11 or newer, pip and make.
PYTHON ?= python3
BIN := .venv/bin
COMPILE := pip compile --universal --quiet --no-header --no-annotate --no-emit-index-url --python-version 3.11
# Several processes, each with an embedded engine; what needs the one Neo4j stays in one of them.
SIDE_BY_SIDE := -n auto --maxprocesses 4 --dist loadgroup
READY := .venv/.ready
READY_DEV := .venv/.ready-dev
READY_NOTEBOOKS := .venv/.ready-notebooks

.PHONY: setup dev demo test test-long check serve neo4j neo4j-stop bench docs notebooks lock clean

# $(1) is the list of packages to install beside our own.
define install
	@if command -v uv >/dev/null 2>&1; then \
		uv venv --quiet --allow-existing --python $(PYTHON) .venv && \
		uv pip install --quiet --python $(BIN)/python -r $(1) && \
		uv pip install --quiet --python $(BIN)/python --no-deps -e . ; \
	else \
		{ test -x $(BIN)/python || $(PYTHON) -m venv .venv ; } && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check -r $(1) && \
		$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e . ; \
	fi
endef

setup: $(READY)        ## what running needs
dev: $(READY_DEV)      ## what testing needs too

$(READY): requirements.lock pyproject.toml
	$(call install,requirements.lock)
	@touch $@

$(READY_DEV): requirements-dev.lock pyproject.toml
	$(call install,requirements-dev.lock)
	@touch $@ $(READY)

$(READY_NOTEBOOKS): requirements-notebooks.lock pyproject.toml
	$(call install,requirements-notebooks.lock)
	@touch $@ $(READY)

demo: setup            ## load the sample network and serve it
	$(BIN)/ihuriro demo

serve: setup           ## serve the graph of the workspace
	$(BIN)/ihuriro serve

test: dev            ## every test that this machine can run; says what it skips and why
	$(BIN)/python -m pytest -rs $(SIDE_BY_SIDE)

test-long: dev       ## the same, with many more kills and examples
	$(BIN)/python -m pytest -rs --long $(SIDE_BY_SIDE)

check: dev           ## style, types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: dev            ## pages that are written from the code
	$(BIN)/python -m api.docs
	$(BIN)/python -m tools.write_examples

neo4j: dev           ## start a real Neo4j Community for tests (Java 17 and Maven); GDS=1: with Graph Data Science
	@GDS=$(GDS) $(BIN)/python tools/start_neo4j.py start

neo4j-stop: dev
	@$(BIN)/python tools/start_neo4j.py stop

bench: dev           ## side-by-side measurements, as a table of ratios
	$(BIN)/python -m bench

notebooks: $(READY_NOTEBOOKS)   ## open the notebooks
	$(BIN)/jupyter lab notebooks

lock: dev              ## choose the newest versions that fit together
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv $(COMPILE) --upgrade pyproject.toml -o requirements.lock
	$(BIN)/uv $(COMPILE) --upgrade -c requirements.lock pyproject.toml --group dev -o requirements-dev.lock
	$(BIN)/uv $(COMPILE) --upgrade -c requirements-dev.lock pyproject.toml --extra notebooks -o requirements-notebooks.lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache
