"""Resolution: pure functions that make entities, events and claims of their mentions."""
