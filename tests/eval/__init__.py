"""The measurements of extraction quality, on data that is not part of the repository.

`python -m tests.eval` runs all of them and compares with the committed floors; see `tests.eval.__main__`.
"""
