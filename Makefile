# Needs make and Python 3.11 or later with its venv module; the rules fetch the rest, pinned by hash.
# Another Python than the first one found: make PYTHON=/path/to/python3

SOURCE := source/statement
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input
LOCKED := --only-binary :all: --require-hashes
# There is no wheel of bagit; it is built with what requirements/build.txt installs.
BUILT := --no-binary bagit --no-build-isolation
FIT := -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))'
PYTHONS := python3.13 python3.12 python3.11 python3 python
PYTHON = $(shell for each in $(PYTHONS); do \
	$$each $(FIT) 2>/dev/null && { echo $$each; break; }; done)

export LC_ALL := C.UTF-8
# Without compiled modules each process compiles the package anew, and the tests start thousands.
unexport PYTHONHOME PYTHONPATH PYTHONUTF8 PYTHONDONTWRITEBYTECODE

# What messages say in other languages; the build backend compiles them.
CATALOGUES = $(wildcard src/edition/locale/*/LC_MESSAGES/edition.po)

.PHONY: messages wheel pamphlet screen web posters handouts booklet press deposit test check bench lengths even sheets orthography readers validators fuzz pythons losses mutations watching
.PHONY: pictures docs sbom lock clean corpus

pamphlet: $(VENV)/.edition
	$(BIN)/edition build $(SOURCE) --only pamphlet

screen posters handouts booklet press: $(VENV)/.edition
	$(BIN)/edition build $(SOURCE) --only $@

web: $(VENV)/.edition
	$(BIN)/edition build $(SOURCE) --only web,epub

# With veraPDF and the schemas of archives where they are; without them their checks are not run, and the last line says so.
VERAPDF = $(firstword $(wildcard .tools/cli-*.jar))
SCHEMAS = $(firstword $(wildcard .tools/schemas tests/data/schemas))

deposit: $(VENV)/.edition
	$(BIN)/edition deposit $(SOURCE) $(VERAPDF:%=--verapdf %) $(SCHEMAS:%=--schemas %)

# Editions that CORPUS names, a list or a folder, by Snakemake: docs/batch.md. WHAT=deposits for deposits of them, ONLY=... for some outputs.
corpus: $(VENV)/.edition $(VENV)/workflow/.locked
	$(VENV)/workflow/bin/snakemake --snakefile workflow/Snakefile --cores all $(WHAT) \
	--config edition=$(BIN)/edition 'corpus=$(CORPUS)' $(if $(ONLY),'only=$(ONLY)')

# A worker for each core takes whole files, for what the tests of a file share is made once in it.
test: $(VENV)/.dev $(VENV)/workflow/.locked $(VENV)/validators/.locked
	tests/tools.sh
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder

check: $(VENV)/.dev
	$(BIN)/ruff check src tests
	$(BIN)/ruff format --check src tests
	$(BIN)/mypy --strict src
	$(BIN)/lint-imports
	PYTHONPATH=. $(BIN)/python -m tests.supply.run check

# Beside typst, WeasyPrint and, where it is installed, XeLaTeX; then the parts of a build.
bench: $(VENV)/.dev $(VENV)/engines/.locked
	@$(BIN)/python -m compileall -q src
	@PYTHONPATH=. $(BIN)/python -m tests.bench.engines $(SOURCE) $(VENV)/engines
	@PYTHONPATH=. $(BIN)/python -m tests.bench.bench $(SOURCE)

# What a build costs as each kind of thing in it grows, for docs/bounds.md; OF="notes" asks for the kinds of which the name has that.
lengths: $(VENV)/.dev
	@PYTHONPATH=. $(BIN)/python -m tests.bench.lengths $(OF)

# From a save to its picture in Chromium, on a short text and a long one.
watching: $(VENV)/.dev
	@PYTHONPATH=. $(BIN)/python -m tests.bench.watching $(SOURCE) 9 $(TEXTS)/golestan_prose_and_verse.txt 2469

# How many sheets short texts take, with everything that a pamphlet can have and as they are made.
sheets: $(VENV)/.dev
	@PYTHONPATH=. $(BIN)/python -m tests.bench.sheets

# How even the pages of real texts are; ALL=1 lists every kashida.
TEXTS = tests/data/texts
even: $(VENV)/.dev
	@PYTHONPATH=. $(BIN)/python -m tests.bench.even $(SOURCE) $(TEXTS) $(if $(ALL),all)

# What the rules of orthography do to real texts, every change in a list to read; ALL names further texts.
orthography: $(VENV)/.dev
	@PYTHONPATH=. $(BIN)/python -m tests.bench.orthography build/orthography.tsv $(SOURCE) \
	$(TEXTS)/udhr_fa.txt $(TEXTS)/udhr_ur.txt $(TEXTS)/crowded.txt $(TEXTS)/golestan_prose.txt \
	$(TEXTS)/golestan_prose_and_verse.txt $(ALL)

readers: $(VENV)/.dev
	@tests/tools.sh
	@PYTHONPATH=. $(BIN)/python -m tests.external.measured $(SOURCE)

# What others say of the statement's deposit with everything that can be asked for, a line for each validator.
validators: $(VENV)/.dev $(VENV)/validators/.locked
	@tests/tools.sh
	@PYTHONPATH=. $(BIN)/python -m tests.external.table $(SOURCE)

# Inputs by seed for so many minutes: texts, TOML, pictures, fonts, PDFs, bags, kills. A fault is kept in .fuzz/ as
# small as it gets; KIND=BEGINNING takes some kinds alone, INPUT=FILE or SEED=NUMBER one input.
MINUTES = 10
FIRST = 0
fuzz: $(VENV)/.dev
	@PYTHONPATH=. $(BIN)/python -m tests.fuzz --minutes $(MINUTES) --first $(FIRST) \
	$(if $(KIND),--kind '$(KIND)') $(INPUT:%=--input %) $(SEED:%=--seed %) $(VERAPDF:%=--verapdf %)

# All that is made of the source and of two texts, by each version of Python at hand: the same bytes. AT names further Pythons.
pythons:
	@PYTHONPATH=. $(PYTHON) -m tests.determinism.pythons $(SOURCE) $(wildcard $(TEXTS)/udhr_fa.txt $(TEXTS)/golestan_prose.txt)

losses: $(VENV)/.dev
	@tests/tools.sh
	@PYTHONPATH=. $(BIN)/python -m tests.external.losses

# One file that pip, pipx and uv install, with the fonts and the catalogues in it.
wheel: $(VENV)/.edition
	@rm -rf dist
	$(PIP:install=wheel) --no-build-isolation --no-deps --wheel-dir dist .

# The catalogues brought up to date with the templates in the code; what they lack is listed, and fails.
messages: $(VENV)/.dev
	@$(BIN)/python docs/messages.py

# Whether the tests notice a changed line; ONLY=word for files with it in their names.
mutations: $(VENV)/.dev
	@$(BIN)/python tests/mutations/run.py $(ONLY)

pictures: pamphlet
	$(BIN)/python docs/pictures.py $(SOURCE) build/$(notdir $(SOURCE))
	PYTHONPATH=. $(BIN)/python docs/joints.py $(SOURCE)

# The site of the docs; a warning, such as of a link that leads nowhere, is an error.
docs: $(VENV)/docs/.locked
	$(VENV)/docs/bin/sphinx-build -q -W --keep-going -c docs . build/docs
	cp docs/*.png build/docs/docs
	@echo build/docs/index.html

$(VENV)/docs/.locked: $(VENV)/.locked requirements/docs.txt
	$(BIN)/python -m venv --clear $(VENV)/docs
	$(VENV)/docs/bin/python -m pip install --quiet --disable-pip-version-check --no-input $(LOCKED) -r requirements/docs.txt
	@touch $@

# Snakemake holds other versions of packages than edition. Of one that it needs there is no wheel; it is built as bagit is.
$(VENV)/workflow/.locked: $(VENV)/.locked requirements/workflow.txt
	$(BIN)/python -m venv --clear $(VENV)/workflow
	$(VENV)/workflow/bin/python -m pip install --quiet --disable-pip-version-check --no-input $(LOCKED) -r requirements/build.txt
	$(VENV)/workflow/bin/python -m pip install --quiet --disable-pip-version-check --no-input $(LOCKED) \
	--no-warn-conflicts --no-binary connection-pool --no-build-isolation -r requirements/workflow.txt
	@touch $@

$(VENV)/validators/.locked: $(VENV)/.locked requirements/validators.txt
	$(BIN)/python -m venv --clear $(VENV)/validators
	$(VENV)/validators/bin/python -m pip install --quiet --disable-pip-version-check --no-input $(LOCKED) -r requirements/build.txt
	$(VENV)/validators/bin/python -m pip install --quiet --disable-pip-version-check --no-input $(LOCKED) \
	--no-warn-conflicts --no-binary bagit,pairtree --no-build-isolation -r requirements/validators.txt
	@touch $@

$(VENV)/engines/.locked: $(VENV)/.locked requirements/engines.txt
	$(BIN)/python -m venv --clear $(VENV)/engines
	$(VENV)/engines/bin/python -m pip install --quiet --disable-pip-version-check --no-input $(LOCKED) -r requirements/engines.txt
	@touch $@

# A changed lock starts an empty environment, so that nothing of the former one stays.
$(VENV)/.locked: requirements/build.txt requirements/run.txt
	@python='$(PYTHON)'; "$${python:-false}" $(FIT) 2>/dev/null || { echo \
	"edition needs Python 3.11 or later with its venv module; none of these is one here: $${python:-$(PYTHONS)}." \
	"Install it (Debian, Ubuntu: apt-get install python3 python3-venv), or name it: make PYTHON=/path/to/python3" >&2; exit 1; }; \
	echo "$(VENV): $$("$$python" --version)"; "$$python" -m venv --clear $(VENV)
	$(PIP) $(LOCKED) -r requirements/build.txt
	$(PIP) $(LOCKED) $(BUILT) -r requirements/run.txt
	@touch $@

# Python before 3.13 reads a .pth file in the caller's locale, and under LC_ALL=C would not start in a folder with a Persian name:
# the path in it is made relative.
$(VENV)/.edition: $(VENV)/.locked pyproject.toml hatch_build.py $(CATALOGUES)
	$(PIP) --no-build-isolation --no-deps --editable .
	@$(BIN)/python -c "import os, sysconfig; at = sysconfig.get_path('purelib'); \
	open(at + '/_edition.pth', 'w').write(os.path.relpath('src', at) + '\n')"
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/.dev: $(VENV)/.edition requirements/dev.txt
	$(PIP) $(LOCKED) $(BUILT) -r requirements/dev.txt
	@touch $@

# Keeps every version that still fits; make lock UPGRADE=1 takes the newest.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

lock: $(VENV)/.locked
	$(PIP) $(LOCKED) -r requirements/lock.txt
	$(COMPILE) requirements/lock.in --output-file requirements/lock.txt
	$(COMPILE) requirements/build.in --output-file requirements/build.txt
	$(COMPILE) pyproject.toml --output-file requirements/run.txt
	$(COMPILE) requirements/dev.in --output-file requirements/dev.txt
	$(COMPILE) requirements/docs.in --output-file requirements/docs.txt
	$(COMPILE) requirements/workflow.in --output-file requirements/workflow.txt
	$(COMPILE) requirements/engines.in --output-file requirements/engines.txt
	$(COMPILE) requirements/validators.in --output-file requirements/validators.txt
	$(COMPILE) requirements/installers.in --output-file requirements/installers.txt

# What is installed, by whom it is needed and under which licence; `make check` holds it to the lock.
sbom: $(VENV)/.dev
	PYTHONPATH=. $(BIN)/python -m tests.supply.run

clean:
	rm -rf $(VENV) .pythons .tools build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .fuzz .snakemake
	find src tests -name __pycache__ -prune -exec rm -rf {} +
