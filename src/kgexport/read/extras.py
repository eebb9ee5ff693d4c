"""Optional libraries: which extra of kgexport brings what a reader needs."""

from __future__ import annotations

from importlib.util import find_spec

from kgexport.read.streams import StreamError

EXTRAS: dict[str, tuple[str, ...]] = {
    "html": ("trafilatura",),
    "parquet": ("pyarrow",),
    "pdf": ("pypdf",),
    "warc": ("warcio", "trafilatura"),
}
"""The modules that each extra installs; `kgexport[all]` installs all of them."""

NEEDS: dict[str, str] = {".html": "html", ".parquet": "parquet", ".pdf": "pdf", ".warc": "warc"}
"""The extra that the reader of a suffix cannot do without."""


class MissingExtra(StreamError):
    """An extra is not installed; the message says which and how to install it."""


def require(extra: str) -> None:
    """Make sure that the modules of an extra are there, without loading one.

    Raises:
        MissingExtra: one is not.
    """
    for module in EXTRAS[extra]:
        if find_spec(module) is None:
            raise MissingExtra(
                f"it needs {module}, which is not installed; the extra {extra!r} brings it: "
                f"pip install 'kgexport[{extra}]'"
            )
