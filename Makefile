# Everything here runs with GNU make 3.81, which is the one on macOS.
#
# INPUT= a folder, or YEAR= a folder in input/; without them the newest folder in input/.
# OUTPUT= a folder; without it output/ and the name of the input folder (and statusark/ in it for sheets).
# PREVIOUS= data.json of the last report, or a folder with such; without it archive/, where there is one.
# ARCHIVE= the archive's folder; without it archive/. DATE= the day of the sealing, as 2026-11-26.
# SEAL= a seal that one of the bags must have.
# TEMPLATES= a folder of templates to be checked; without it templates/.
# For adopt, INPUT= is the edited draft, without it the newest year's in output/, or the one in output/$YEAR; OUTPUT= is the
# folder of the new year, without it the one in input/ with the year in the draft's name.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup report check sheets adopt archive verify templates test lint types evaluate fuzz bench conformance lock clean

# Where veraPDF is put, and the real year, where it lies beside the project.
verapdf := tools/verapdf/target
real_year := $(wildcard ../shared/data/2025)

# Through the environment, so that a path may hold any character.
export INPUT OUTPUT YEAR PREVIOUS TEMPLATES ARCHIVE DATE SEAL

# Where Python may not keep what it has compiled, it compiles the whole program in every run.
unexport PYTHONDONTWRITEBYTECODE

# Homebrew's libraries are not where macOS looks by itself, and macOS takes the variable away from make.
ifeq ($(shell uname -s),Darwin)
python := DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib:/usr/local/lib:/opt/local/lib:/usr/lib .venv/bin/python
else
python := .venv/bin/python
endif

help: ## Vis denne listen
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile
	@echo
	@echo 'INPUT=mappe eller YEAR=2025 velger mappen som leses, ellers tas den nyeste i input/.'
	@echo 'PREVIOUS=data.json fra forrige rapport (eller en mappe med slike) viser hva som er endret siden da.'
	@echo 'OUTPUT=mappe velger hvor resultatet legges, ellers output/ og navnet på mappen som leses.'
	@echo 'Valg som begynner med to streker, skrives i ARGS: make check ARGS=--verbose.'
	@echo 'ARCHIVE=mappe velger arkivet, ellers archive/. DATE=2026-11-26 skriver dagen i pakken. SEAL=segl må finnes i arkivet.'

setup: .venv/.ready-run ## Gjør klart det programmet trenger (report og check gjør det selv)
	@:

report: .venv/.ready-run ## Lag statusrapporten og utkastet til neste handlingsprogram
	@$(call run,report)

check: .venv/.ready-run ## Les og kontroller statusarkene, og sett funnene inn i dem, uten å lage dokumenter
	@$(call run,check)

sheets: .venv/.ready-run ## Lag statusark som gruppene fyller ut, av programmet i mappen (eller INPUT=data.json)
	@$(call run,sheets,/statusark)

adopt: .venv/.ready-run ## Lag neste års program av utkastet, slik det er redigert i Word
	@$(call draft); \
	year=$$(expr "$$draft" : '.*-\(20[0-9][0-9]\)[^/]*\.docx$$'); \
	out=$${OUTPUT:-$${year:+input/$$year}}; \
	[ -n "$$out" ] || { echo 'Navnet på utkastet har ikke noe årstall; skriv «make adopt OUTPUT=input/2026».' >&2; exit 2; }; \
	$(python) -m pipeline adopt "$$draft" --output "$$out" $(ARGS)

archive: .venv/.ready-run ## Forsegl det siste rapporten laget, i arkivet
	@[ -n "$$OUTPUT" ] || { $(choose) OUTPUT=output/$$(basename "$$input"); }; \
	$(python) -m pipeline archive "$$OUTPUT" --to "$${ARCHIVE:-archive}" $${DATE:+--date "$$DATE"} $(ARGS)

verify: .venv/.ready-run ## Kontroller at ingenting i arkivet er endret
	@$(python) -m pipeline archive verify "$${ARCHIVE:-archive}" $${SEAL:+--expect "$$SEAL"} $(ARGS)

templates: .venv/.ready-run ## Kontroller malene, og merk feilene i Word-malene
	@$(python) -m pipeline templates check $${TEMPLATES:+--templates "$$TEMPLATES"} $${OUTPUT:+--output "$$OUTPUT"} $(ARGS)

test: .venv/.ready-dev ## Kjør testene
	@$(python) -m pytest --numprocesses auto --dist loadfile $(ARGS)

lint: .venv/.ready-dev ## Kontroller stil og formatering
	@$(python) -m ruff check
	@$(python) -m ruff format --check

types: .venv/.ready-dev ## Kontroller typene
	@$(python) -m mypy $(ARGS)

evaluate: .venv/.ready-dev ## Mål hvor godt svar og tiltak leses, på merkede eksempler
	@$(python) -m tests.evaluate

fuzz: .venv/.ready-dev ## Prøv kjernen på tilfeldige tekster, og 20 000 ødelagte filer (CASES= antall, SEED= andre enn sist)
	@$(python) -m pytest --numprocesses auto -m hypothesis --hypothesis-profile many --hypothesis-seed $${SEED:-0}
	@$(python) -m tests.fuzz $${CASES:-20000} $${SEED:-0}

bench: .venv/.ready-bench ## Mål hvor raskt det går, mot samme jobb for hånd, og skriv docs/benchmarks.md (krever LibreOffice)
	@$(python) -m tests.bench

conformance: .venv/.ready-run $(verapdf)/.ready ## Prøv eksempelårets PDF-er mot PDF/A-2a og PDF/UA-1 med veraPDF (krever Java og Maven)
	@$(call quietly_report,input/2025,output/2025)
	@$(if $(real_year),$(call quietly_report,$(real_year),output/real))
	@java -cp '$(verapdf)/lib/*' tools/verapdf/Validate.java output/2025/*.pdf $(if $(real_year),output/real/*.pdf)

lock: .venv/.ready-dev ## Lag låsefilene på nytt (UPGRADE=1 henter nyere versjoner)
	@$(compile) --group build pyproject.toml --output-file requirements.lock
	@$(compile) --group build --group dev --constraint requirements.lock pyproject.toml --output-file requirements-dev.lock
	@$(compile) --group bench --constraint requirements-dev.lock --output-file requirements-bench.lock

clean: ## Fjern .venv og mellomlagre; output/ får stå
	@rm -rf .venv .hypothesis .mypy_cache .pytest_cache .ruff_cache $(verapdf)
	@find pipeline tests -name __pycache__ -type d -prune -exec rm -rf {} +

# Sets $$input to the folder, or the file, that was chosen.
choose = input=$${INPUT:-$${YEAR:+input/$$YEAR}}; \
	[ -n "$$input" ] || input=$$(ls -d input/*/ 2>/dev/null | sed 's:/*$$::' | LC_ALL=C sort | tail -n 1); \
	[ -n "$$input" ] || { echo 'Fant ingen mappe i input/; legg årets filer i input/2025/, eller skriv «make $@ INPUT=mappe».' >&2; exit 2; };

# $(call run,COMMAND,SUBFOLDER): the program on it.
run = $(choose) \
	name=$$(basename "$$([ -f "$$input" ] && dirname "$$input" || echo "$$input")"); \
	previous=$${PREVIOUS:-$$([ ! -d archive ] || echo archive)}; \
	$(python) -m pipeline $(1) "$$input" --output "$${OUTPUT:-output/$$name$(2)}" \
	$${previous:+--previous "$$previous"} $(ARGS)

# $(call draft): finds the draft that is to be adopted.
draft = draft=$$INPUT; \
	[ -n "$$draft" ] || for name in $${YEAR:-$$(ls input 2>/dev/null | LC_ALL=C sort -r)}; do \
		for one in "output/$$name"/utkast-handlingsprogram-20[0-9][0-9].docx; do \
			[ ! -f "$$one" ] || { draft=$$one; break 2; }; \
		done; \
	done; \
	[ -n "$$draft" ] || { echo 'Fant ikke noe utkast i output/; lag det med «make report», eller skriv «make adopt INPUT=utkast.docx».' >&2; exit 2; }

# $(call quietly_report,INPUT,OUTPUT): make report, which is heard only where it fails.
quietly_report = $(MAKE) --no-print-directory report YEAR= INPUT=$(1) OUTPUT=$(2) >$(verapdf)/report.log 2>&1 || \
	{ cat $(verapdf)/report.log >&2; exit 1; }

compile = UV_CUSTOM_COMPILE_COMMAND='make lock' .venv/bin/uv pip compile --quiet --no-config \
	--universal --python-version 3.11 --generate-hashes --no-emit-index-url $(if $(UPGRADE),--upgrade)

# --- Set-up: done once, and again when one of these files has changed ---

setup_files := requirements.lock pyproject.toml tools/setup

# A Python that was removed or upgraded from under .venv makes it useless, whatever the stamps say.
$(shell [ -x .venv/bin/python ] || rm -f .venv/.ready-run .venv/.ready-dev .venv/.ready-bench)

.venv/.ready-run: $(setup_files)
	@tools/setup
	@touch $@

.venv/.ready-dev: $(setup_files) requirements-dev.lock
	@tools/setup dev
	@touch .venv/.ready-run $@

.venv/.ready-bench: .venv/.ready-dev requirements-bench.lock
	@$(python) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --only-binary :all: -r requirements-bench.lock
	@touch $@

# Made anew when the version changes, so that no older one stays on the class path.
$(verapdf)/.ready: tools/verapdf/pom.xml
	@rm -rf $(verapdf)
	@mvn --quiet --batch-mode --strict-checksums --file $< package
	@touch $@
