# What a developer runs. `make PYTHON=.venv/bin/python eval`
PYTHON ?= python

.PHONY: eval
eval:
	$(PYTHON) -m tests.eval
