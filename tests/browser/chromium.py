"""A Chromium to look at pages with: found, never fetched.

The variable KGEXPORT_CHROMIUM names one; else the usual names are looked for. Debian has it as `chromium` and, without
windows, `chromium-headless-shell`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser

VARIABLE = "KGEXPORT_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "chromium-headless-shell", "chrome-headless-shell", "google-chrome")
ABSENT = f"no Chromium: set {VARIABLE} to one, or install Debian's chromium-headless-shell"


def chromium() -> str | None:
    """The path of a Chromium. What the variable names is taken as it is, so that a wrong name fails loudly."""
    named = os.environ.get(VARIABLE)
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


@contextmanager
def launched(path: str) -> Iterator[Browser]:
    """A running browser without a window."""
    from playwright.sync_api import sync_playwright

    # Chromium's own sandbox does not work for root, as in most containers.
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        try:
            yield browser
        finally:
            browser.close()
