"""Everything kgexport raises on purpose.

    KgExportError
    ├── UsageError            2  option, configuration, shapes or model
    │   ├── ModelError           the language model is missing or unfit
    │   └── LexiconError         a lexicon file is not what it should be
    ├── InputError            3  an input is missing or cannot be read
    │   └── DocumentError     4  one document is at fault; the others go on
    └── OutputError           5  an output cannot be written

Each class carries the exit code of the command line that stops with it.
"""


class KgExportError(Exception):
    """The root: one clear line that says what is wrong, where, and what to do."""

    exit_code = 70


class UsageError(KgExportError):
    """An option, a configuration or a file that steers the run is wrong."""

    exit_code = 2


class ModelError(UsageError):
    """The language model is missing, or lacks what the extraction needs."""


class LexiconError(UsageError):
    """A lexicon file does not have the documented form."""


class InputError(KgExportError):
    """An input is missing, empty, or of no known kind."""

    exit_code = 3


class DocumentError(InputError):
    """One document cannot be used; it is reported and the others go on."""

    exit_code = 4

    def __init__(self, message: str, *, document: str, stage: str, source: str | None = None) -> None:
        """Name the document, the stage that failed ("read", "annotate", "extract", "validate", "write") and why."""
        super().__init__(message)
        self.document = document
        self.stage = stage
        self.source = source


class OutputError(KgExportError):
    """An output cannot be written, read back or locked."""

    exit_code = 5
