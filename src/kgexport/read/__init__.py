"""Reading: from files and streams to `Document` records with clean text."""
