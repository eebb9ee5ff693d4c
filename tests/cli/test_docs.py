"""docs/command-line.md tells of every command, option, code, suffix and format, as they are."""

from __future__ import annotations

import re

import click
import pytest

from kgexport.cli.main import COMMANDS, cli
from kgexport.cli.options import RDF_FORMATS
from kgexport.cli.validate import REPORT_FORMATS
from kgexport.errors import DocumentError, InputError, KgExportError, OutputError, UsageError
from kgexport.rdf.writers import FORMATS, WRITERS
from kgexport.read import READERS
from kgexport.read.documents import MAX_BYTES, MAX_CHARACTERS
from kgexport.read.extras import NEEDS
from kgexport.read.html import MAX_PAGE_BYTES
from kgexport.read.mail import MAX_MESSAGE_BYTES
from kgexport.read.parquet import MAX_GROUP_BYTES
from kgexport.read.pdf import MAX_PAGES
from kgexport.read.sandbox import MAX_MEMORY, MAX_SECONDS
from kgexport.read.streams import FREE_BYTES, MAX_RATIO
from kgexport.read.warc import MAX_HEADER_BYTES
from kgexport.validate import formats
from tests.cli.helptext import PAGE, blocks, help_of

TEXT = PAGE.read_text(encoding="utf-8")


def test_each_command_has_a_section_and_a_row():
    sections = re.findall(r"^## (\w+)$", TEXT, re.MULTILINE)
    assert sections == list(COMMANDS)
    assert re.findall(r"^\| \[`(\w+)`\]\(#\1\)", TEXT, re.MULTILINE) == list(COMMANDS)
    assert list(blocks(TEXT)) == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_each_help_text_is_the_present_one(command):
    """Written anew by `python -m tests.cli.helptext`; how click breaks lines is no matter."""
    assert blocks(TEXT)[command].split() == help_of(command).split()


@pytest.mark.parametrize("command", COMMANDS)
def test_each_option_has_a_help_text(command):
    options = [parameter for parameter in cli.get_command(None, command).params if isinstance(parameter, click.Option)]
    assert options
    assert all(option.help and option.help.rstrip(" ]").endswith((".", "output")) for option in options)


def test_each_exit_code_is_told():
    codes = {int(code) for row in re.findall(r"^\| ([\d, ]+) \|", TEXT, re.MULTILINE) for code in row.split(",")}
    raised = {error.exit_code for error in (KgExportError, UsageError, InputError, DocumentError, OutputError)}
    assert codes == raised | {0, 1, 130, 143}


def test_each_suffix_and_limit_is_told():
    assert set(re.findall(r"^\| `(\.\w+)` \|", TEXT, re.MULTILINE)) == set(READERS)
    assert f"{MAX_CHARACTERS:,} characters" in TEXT
    for limit in (MAX_BYTES, MAX_GROUP_BYTES, MAX_HEADER_BYTES, MAX_MEMORY, MAX_MESSAGE_BYTES, MAX_PAGE_BYTES):
        assert f"| {limit:,} bytes |" in TEXT
    for told in (
        f"| {MAX_PAGES:,} pages |",
        f"| {MAX_SECONDS} seconds |",
        f"| {MAX_RATIO} times |",
        f"{FREE_BYTES:,} bytes",
    ):
        assert told in TEXT


def test_each_extra_is_told_beside_its_suffix():
    rows = re.findall(r"^\| `(\.\w+)` \| .* \| `kgexport\[(\w+)\]` \|$", TEXT, re.MULTILINE)
    assert dict(rows) == NEEDS


def test_each_format_is_told_with_what_it_holds():
    rows = re.findall(r"^\| `(\w+)` \| .* \| (triples|quads) \|$", TEXT, re.MULTILINE)
    assert dict(rows) == {name: "quads" if row.quads else "triples" for name, row in WRITERS.items()}


def test_the_formats_of_the_options_are_those_of_the_writers():
    assert set(RDF_FORMATS) == set(FORMATS)
    assert tuple(formats.FORMATS) == REPORT_FORMATS
