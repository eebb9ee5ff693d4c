"""Corpora: many documents through the pipeline in processes that may fail, with a journal of what is done.

In: documents, one after the other, and a `Configuration`. Out: for each document a `Processed`, plain values and bytes
of N-Quads, in the order of the documents whatever the number of workers.
"""
