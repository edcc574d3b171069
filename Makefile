# industry-kg: `make help` lists what can be made.
SHELL := bash
.ONESHELL:
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= python3
SHARED ?= ../shared
bin := .venv/bin
JOBS ?= 2
SIZES ?= 1000 10000 100000
FIGURES ?= build/figures
MINUTES ?=
work := training-work$(if $(MINUTES),/trial)
models := $(if $(MINUTES),$(work)/models,data/models)
gold := tests/quality tests/quality/blind $(wildcard $(SHARED)/gold)

.PHONY: help setup demo test test-spark check bench bench-large eval examples vocabulary model

help: ## list what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/' | column -t -s "$$(printf '\t')"

.venv/ready: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "make setup needs Python 3.11 or newer as $(PYTHON); try: make setup PYTHON=python3.11" >&2; exit 1; }
	if [ ! -x $(bin)/python ]; then
	  $(PYTHON) -m venv .venv || { rm -rf .venv; echo "make setup needs Python's venv; on Debian or Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	fi
	$(bin)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

setup: .venv/ready ## put kg and everything it needs into .venv
	@echo "ready: $(bin)/kg --help"

demo: .venv/ready ## build the knowledge base of our own sample articles and its page
	@rm -rf demo
	$(bin)/kg build data/samples -o demo
	$(bin)/kg view demo -o demo.html
	echo "open $(CURDIR)/demo.html in a browser; ask: $(bin)/kg query demo claims-about --set name=算力"

test: .venv/ready ## run all tests, those in a browser too, but not those that start Spark
	@if ! $(bin)/python tests/browser.py; then
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	    apt-get update -qq && apt-get install -qq -y chromium >/dev/null
	  else
	    echo "the browser tests need Chromium; install chromium or google-chrome, or run: $(bin)/playwright install chromium" >&2; exit 1
	  fi
	fi
	$(bin)/python -m pytest -q
	echo "left out: the tests that start Spark; make test-spark runs them"

test-spark: .venv/ready ## run the tests that start Spark; puts pyspark into .venv and Java on the machine if they are missing
	@if [ ! -x "$${JAVA_HOME:-/none}/bin/java" ] && ! command -v java >/dev/null; then
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
	    apt-get update -qq && apt-get install -qq -y default-jre-headless >/dev/null
	  else
	    echo "the tests of Spark need Java 17 or newer; install it (on Debian or Ubuntu: apt-get install default-jre-headless), or set JAVA_HOME" >&2; exit 1
	  fi
	fi
	if ! $(bin)/python -c 'import pyspark' 2>/dev/null; then
	  echo "installing pyspark, which takes some minutes"
	  $(bin)/python -m pip install --quiet --disable-pip-version-check --editable '.[spark]'
	fi
	$(bin)/python -m pytest -q -m spark

check: .venv/ready ## style, types, who imports whom, and generated files up to date
	@$(bin)/ruff check .
	$(bin)/ruff format --check .
	$(bin)/mypy
	$(bin)/lint-imports
	$(bin)/python -c 'import sys; from tools.vocabulary import TARGET, generate; sys.exit(TARGET.read_text("utf-8") != generate() and "kg/vocabulary.py is out of date: make vocabulary")'
	$(bin)/python -m tools.examples || { echo "what README or docs show is out of date: make examples" >&2; exit 1; }

bench: .venv/ready ## minutes: speed and memory, whole and by step, beside jieba on the same text; growth; queries beside rdflib
	@SHARED=$(SHARED) $(bin)/python -m benchmarks.speed
	SHARED=$(SHARED) $(bin)/python -m benchmarks.stages
	$(bin)/python -m benchmarks.growth 500 1000 2000
	$(bin)/python -m benchmarks.sparql --entities 2500

bench-large: .venv/ready ## an hour: growth to 100,000 articles, queries on a million triples, pages and endpoint; FIGURES=docs keeps figures and charts
	@mkdir -p $(FIGURES)
	$(bin)/python -m benchmarks.growth $(SIZES) --jobs $(JOBS) --out $(FIGURES)/growth.json
	$(bin)/python -m benchmarks.sparql --out $(FIGURES)/queries.json
	$(bin)/python -m benchmarks.charts $(FIGURES)
	graph=$$(mktemp -d)
	$(bin)/python -m benchmarks.million "$$graph/kb"
	$(bin)/python -m benchmarks.endpoint "$$graph/kb"
	$(bin)/python -m benchmarks.browser "$$graph/kb"
	rm -rf "$$graph"

eval: .venv/ready ## quality against the annotated documents; fails below the floors
	@for folder in $(gold); do
	  echo "== $$folder"
	  graphs=$$(mktemp -d)
	  floors="--floors $$folder/floors.json"; [ -f "$$folder/floors.json" ] || floors="--floors tests/quality/floors.gold.json"
	  $(bin)/python -m kg score $$folder --graphs "$$graphs" $$floors
	  if [ -f $(SHARED)/eval/score.py ]; then
	    echo "-- $(SHARED)/eval/score.py"; $(bin)/python $(SHARED)/eval/score.py --gold $$folder --graphs "$$graphs"
	    if [ -f $(SHARED)/eval/clusters.py ] && [ -f "$$folder/clusters.json" ]; then
	      echo "-- $(SHARED)/eval/clusters.py"; $(bin)/python $(SHARED)/eval/clusters.py --gold $$folder --graph "$$graphs/together/graph.ttl"
	    fi
	  fi
	  rm -rf "$$graphs"
	done

examples: .venv/ready ## run the commands that README and docs show, and write there what they print
	@$(bin)/python -m tools.examples --write

vocabulary: .venv/ready ## generate kg/vocabulary.py from ontology/core.ttl
	@$(bin)/python -m tools.vocabulary

training-work/venv/ready: pyproject.toml
	@[ -x training-work/venv/bin/python ] || $(PYTHON) -m venv training-work/venv || { rm -rf training-work/venv; exit 1; }
	training-work/venv/bin/python -m pip install --quiet --disable-pip-version-check --editable . 'torch==2.13.*' gensim onnx
	touch $@

model: training-work/venv/ready ## six hours: train the tagger, the network of ties, what weighs ties and what is learned of claims anew from the outside data in $(SHARED)/data; MINUTES=0.5 tries every step in half an hour and leaves data/models as it is; see training/README.md
	@for seed in 0 1; do
	  training-work/venv/bin/python -m training.train --data $(SHARED)/data --work $(work)/$$seed --seed $$seed --model $(work)/$$seed/model $(if $(MINUTES),$(patsubst %,--%-minutes $(MINUTES),pretrain joint balance polish))
	done
	training-work/venv/bin/python -m training.distil --data $(SHARED)/data --start $(work)/0/polish.pt --teachers $(work)/0/model $(work)/1/model --model $(models)/tagger $(if $(MINUTES),--minutes $(MINUTES))
	training-work/venv/bin/python -m training.evaluate --data $(SHARED)/data --model $(models)/tagger --out $(work)/held-out
	training-work/venv/bin/python -m training.ties --data $(SHARED)/data --vectors $(work)/0 --model $(models)/ties $(if $(MINUTES),--words-minutes $(MINUTES) --epochs 1)
	@for half in 0 1; do
	  training-work/venv/bin/python -m training.ties_taught --data $(SHARED)/data --model $(models)/ties --held $$half/2 --out $(work)/half-$$half $(if $(MINUTES),--epochs 1)
	done
	training-work/venv/bin/python -m training.ties_taught --data $(SHARED)/data --model $(models)/ties --out $(models)/ties $(if $(MINUTES),--epochs 1)
	training-work/venv/bin/python -m training.weigh --data $(SHARED)/data --model $(models)/ties --halves $(work)/half-0 $(work)/half-1
	training-work/venv/bin/python -m training.claims --data $(SHARED)/data --model $(models)/claims
	training-work/venv/bin/python -m training.values --data $(SHARED)/data --model $(models)/values
