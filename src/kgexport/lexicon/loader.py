"""Loading and merging of lexicon files; see the package's documentation for their form."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType

from kgexport.errors import LexiconError
from kgexport.resources import lexicon_folder

Value = str | tuple[str, ...]
Section = frozenset[str] | Mapping[str, Value]


class Lexicon:
    """All sections, by their names "topic.section". Words are as the files write them."""

    def __init__(self, sections: Mapping[str, Section]) -> None:
        """Take sections that `load_lexicon` has checked."""
        self._sections = MappingProxyType(dict(sections))

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._sections))

    def words(self, name: str) -> frozenset[str]:
        """The words of a section: of a list its entries, of a table its keys."""
        return frozenset(self._section(name))

    def values(self, name: str) -> Mapping[str, str]:
        """A table from words to one string each."""
        section = self._section(name)
        if isinstance(section, frozenset) or not all(isinstance(value, str) for value in section.values()):
            raise LexiconError(f"lexicon section {name} is no table of strings")
        return section  # type: ignore[return-value]

    def lists(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """A table from words to lists of strings; a single string counts as a list of one."""
        section = self._section(name)
        if isinstance(section, frozenset):
            raise LexiconError(f"lexicon section {name} is no table")
        return {key: (value,) if isinstance(value, str) else value for key, value in section.items()}

    def _section(self, name: str) -> Section:
        try:
            return self._sections[name]
        except KeyError:
            raise LexiconError(f"there is no lexicon section {name}") from None


def load_lexicon(extra: Sequence[Path] = ()) -> Lexicon:
    """Read the packaged lexicon and merge the user's files, later ones over earlier ones.

    Raises LexiconError when a file cannot be read, is no TOML, or names a topic, section or value that has no place.
    """
    sections = dict(_packaged())
    for path in extra:
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise LexiconError(f"lexicon {path}: {error.strerror or error}") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise LexiconError(f"lexicon {path}: not valid TOML: {error}") from error
        for topic, topic_sections in content.items():
            if not isinstance(topic_sections, dict):
                raise LexiconError(f"lexicon {path}: {topic} is no table of sections")
            for section_name, section in _sections(topic, topic_sections, str(path)):
                sections[section_name] = _merged(sections, section_name, section, str(path))
    return Lexicon(sections)


@cache
def _packaged() -> Mapping[str, Section]:
    folder = lexicon_folder()
    sections: dict[str, Section] = {}
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.name.endswith(".toml"):
            content = tomllib.loads(entry.read_text(encoding="utf-8"))
            sections.update(_sections(entry.name.removesuffix(".toml"), content, entry.name))
    return MappingProxyType(sections)


def _sections(topic: str, content: Mapping[str, object], where: str) -> Iterable[tuple[str, Section]]:
    for name, section in content.items():
        if not isinstance(section, dict):
            raise LexiconError(f"lexicon {where}: {topic}.{name} is no section")
        if set(section) == {"words"}:
            yield f"{topic}.{name}", frozenset(_strings(section["words"], f"{where}: {topic}.{name}"))
        else:
            yield f"{topic}.{name}", _table(section, f"{where}: {topic}.{name}")


def _table(section: Mapping[str, object], where: str) -> Mapping[str, Value]:
    return {
        key: value if isinstance(value, str) else _strings(value, f"{where}.{key}") for key, value in section.items()
    }


def _strings(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise LexiconError(f"lexicon {where}: expected a string or a list of strings")
    return tuple(value)


def _merged(sections: Mapping[str, Section], name: str, section: Section, where: str) -> Section:
    if name not in sections:
        raise LexiconError(f"lexicon {where}: there is no section {name}; see the documentation for their names")
    known = sections[name]
    if isinstance(known, frozenset) and isinstance(section, frozenset):
        return known | section
    if not isinstance(known, frozenset) and not isinstance(section, frozenset):
        return {**known, **section}
    form = "a list: words = [...]" if isinstance(known, frozenset) else "a table of words and values"
    raise LexiconError(f"lexicon {where}: section {name} takes {form}")
