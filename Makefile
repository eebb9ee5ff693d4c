# What a developer runs. `make PYTHON=.venv/bin/python eval`
PYTHON ?= python
SECONDS ?= 200

.PHONY: eval fuzz
eval:
	$(PYTHON) -m tests.eval

# Seconds for each target; one of them: make fuzz TARGET=readers SECONDS=60
fuzz:
	$(PYTHON) -m fuzz $(TARGET) --seconds $(SECONDS)
