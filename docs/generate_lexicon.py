"""Write `docs/lexicon.md` from the lexicon's files and their comments: `python docs/generate_lexicon.py`.

A test compares the page with what this module makes. A section's comment stands right above or right below its header.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from kgexport.resources import lexicon_folder

PAGE = Path(__file__).with_name("lexicon.md")
_HEADER = re.compile(r"\[(?:\w+|\"\w+\")\]")

_HEAD = """\
# The lexicon

<!-- Made by docs/generate_lexicon.py from src/kgexport/lexicon/*.toml: edit the comments there. -->

What triggers a meeting, a sanction, a report or a denial, which words are offices, honorifics, bodies, measures or
adjectives of countries, is data. `kgexport export --lexicon FILE` adds to it, as often as it is given:

```toml
[meetings.verbs]
powwow = "meet"            # a table: a word and its value

[titles.heads]
words = ["grand vizier"]   # a list: more words
```

Words of a list are added; an entry of a table is added, or replaces the one of that word. A topic or section that is
not on this page is an error, so that a slip of the pen is not ignored in silence. Values are those that the section's
comment or the packaged entries name.
"""


def page() -> str:
    """The page, in Markdown."""
    folder = lexicon_folder()
    files = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".toml")), key=lambda entry: entry.name)
    return "\n".join([_HEAD, *(_topic(entry.name, entry.read_text(encoding="utf-8")) for entry in files)])


def _topic(name: str, text: str) -> str:
    content, lines = tomllib.loads(text), text.splitlines()
    parts = [f"## {name.removesuffix('.toml')}\n"]
    for number, line in enumerate(lines):
        if _HEADER.fullmatch(line):
            section = line.strip('[]"')
            comment = _comment(lines, number)
            parts.append(f"- `{name.removesuffix('.toml')}.{section}`, {_form(content[section])}{comment}")
    return "\n".join([*parts, ""])


def _form(section: dict[str, object]) -> str:
    if set(section) == {"words"}:
        return "a list"
    return "a table of lists" if any(isinstance(value, list) for value in section.values()) else "a table"


def _comment(lines: list[str], header: int) -> str:
    """The lines of comment that touch a header: those below it, else those above."""
    below, above, number = list[str](), list[str](), header + 1
    while number < len(lines) and lines[number].startswith("#"):
        below.append(lines[number])
        number += 1
    number = header - 1
    while number >= 0 and lines[number].startswith("#"):
        above.insert(0, lines[number])
        number -= 1
    words = " ".join(line.lstrip("# ").strip() for line in below or above)
    return f": {words}" if words else ""


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
