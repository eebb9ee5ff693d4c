"""The help of each command inside docs/command-line.md: `python -m tests.cli.helptext` writes it anew."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from kgexport.cli.main import cli

PAGE = Path(__file__).parents[2] / "docs" / "command-line.md"
BLOCK = re.compile(r"(<!-- help: (\w+) -->\n```text\n)(.*?)(```\n)", re.DOTALL)


def help_of(command):
    """What `kgexport COMMAND --help` prints."""
    result = CliRunner().invoke(cli, [command, "--help"])
    assert result.exit_code == 0
    return result.stdout


def blocks(page):
    """Command and text of each help block of a page."""
    return {match[2]: match[3] for match in BLOCK.finditer(page)}


def rewritten(page):
    """The page with every help block up to date."""
    return BLOCK.sub(lambda match: match[1] + help_of(match[2]) + match[4], page)


if __name__ == "__main__":
    PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
