# make demo    sets everything up in .venv and runs the main job on the bundled article
# make test    sets everything up in .venv and passes every check and test
# make bench   long measurements (with spaCy beside us where it is installed)
# make fuzz    hostile articles, also of a megabyte each; hostile requests on an endpoint; kill -9 in the middle of
#              writing, 200 times; everything in tests/fuzz a hundred times as long, led by coverage where atheris installs
# make audit   asks pip-audit for known faults of the locked dependencies (needs the network)
# make train   learns the confidence of claims anew from the development texts
# make lock    pins the dependencies anew (needs uv)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
DEMO := out

.PHONY: demo test check types fuzz audit bench train lock clean

demo: $(VENV)/.runtime
	@$(BIN)/wickgraph build --out $(DEMO) graph/articles/ballerina.md
	@echo
	@echo "Who plays whom in Ballerina?   (graph/queries/who-plays-whom.rq)"
	@$(BIN)/wickgraph query -f graph/queries/who-plays-whom.rq --graph $(DEMO)
	@echo
	@$(BIN)/wickgraph view --graph $(DEMO) --out $(DEMO)/wickgraph.html
	@echo "The graph: $(DEMO)/wickgraph.trig"
	@echo "The view:  $(DEMO)/wickgraph.html (open it in a browser; it needs no network)"

test: check
	$(BIN)/python -m pytest

check: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	@$(MAKE) --no-print-directory types

# The page's scripts are checked by TypeScript, where npm is there and finds it; nothing else needs either.
types: $(VENV)/.dev
	@if [ -x node_modules/.bin/tsc ] || { command -v npm >/dev/null && \
	  npm install --no-package-lock --no-audit --no-fund --silent --fetch-retries=1 >/dev/null 2>&1; }; \
	then $(BIN)/python tests/typed.py; \
	else echo "TypeScript is not here: the types of the page's scripts were not checked"; fi

fuzz: $(VENV)/.dev
	$(BIN)/python tests/hostile.py
	$(BIN)/python tests/hostile_requests.py
	$(BIN)/python tests/killing.py
	WICKGRAPH_FUZZ=100 $(BIN)/python -m pytest tests/fuzz
	-$(PIP) install "atheris>=2.3" && $(BIN)/python tests/fuzz/led.py

audit: $(VENV)/.dev
	$(PIP) install pip-audit
	$(BIN)/pip-audit --strict --disable-pip --require-hashes -r requirements.txt -r requirements-dev.txt

bench: $(VENV)/.dev
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/names.py
	$(BIN)/python benchmarks/second_signal.py
	$(BIN)/python benchmarks/upkeep.py
	$(BIN)/python benchmarks/query_process.py
	$(BIN)/python benchmarks/million.py | tee benchmarks/million.md
	$(BIN)/python benchmarks/endpoint.py
	$(BIN)/python benchmarks/view.py

train: $(VENV)/.dev
	$(BIN)/python tests/train.py

$(VENV)/.runtime: requirements.txt pyproject.toml
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "setting up $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.runtime requirements-dev.txt
	@echo "setting up the tools for development ..."
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet --no-emit-index-url --no-emit-find-links pyproject.toml --group build -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --quiet --no-emit-index-url --no-emit-find-links pyproject.toml --group dev -o requirements-dev.txt

clean:
	rm -rf $(VENV) $(DEMO) dist build
