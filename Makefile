# What a developer runs. `make PYTHON=.venv/bin/python eval`; articles for the benchmarks: `make bench ARTICLES=FILE.jsonl`
PYTHON ?= python
ARTICLES ?=
SECONDS ?= 200

.PHONY: bench eval fuzz
bench:
	$(PYTHON) -m benchmarks.sample
	$(PYTHON) -m benchmarks.stages $(firstword $(ARTICLES))
	$(PYTHON) -m benchmarks.throughput $(ARTICLES)
	$(PYTHON) -m benchmarks.growth $(ARTICLES)

eval:
	$(PYTHON) -m tests.eval

# Seconds for each target; one of them: make fuzz TARGET=readers SECONDS=60
fuzz:
	$(PYTHON) -m fuzz $(TARGET) --seconds $(SECONDS)
