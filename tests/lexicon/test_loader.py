"""Lexicon files: what the package ships is well formed, and what a user adds is merged or refused."""

from pathlib import Path

import pytest

from kgexport.errors import LexiconError
from kgexport.lexicon import Lexicon, load_lexicon


def written(folder: Path, content: str) -> Path:
    path = folder / "own.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_packaged_lexicon_has_sections_and_no_empty_one():
    lexicon = load_lexicon()
    names = list(lexicon)
    assert names == sorted(names)
    assert names
    assert [name for name in names if not lexicon.words(name)] == []


@pytest.fixture
def list_section() -> str:
    lexicon = load_lexicon()
    return next(name for name in lexicon if isinstance(lexicon._sections[name], frozenset))


@pytest.fixture
def table_section() -> str:
    lexicon = load_lexicon()
    return next(name for name in lexicon if not isinstance(lexicon._sections[name], frozenset))


def test_words_of_a_user_are_added(tmp_path, list_section):
    path = written(tmp_path, f'[{list_section}]\nwords = ["zzword"]\n')
    before, after = load_lexicon().words(list_section), load_lexicon([path]).words(list_section)
    assert after == before | {"zzword"}


def test_values_of_a_user_are_added(tmp_path, table_section):
    path = written(tmp_path, f'[{table_section}]\nzzword = "value"\n')
    before, after = load_lexicon().lists(table_section), load_lexicon([path]).lists(table_section)
    assert after == {**before, "zzword": ("value",)}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[unknown.section]\nwords = []\n", "no section unknown.section"),
        ("words = 3\n", "words is no table of sections"),
        ("[topic]\nsection = 3\n", "topic.section is no section"),
        ("[topic.section]\nwords = 3\n", "expected a string or a list of strings"),
        ("[topic.section]\nword = [3]\n", "expected a string or a list of strings"),
        ("not toml", "not valid TOML"),
    ],
)
def test_a_faulty_file_is_refused(tmp_path, content, reason):
    with pytest.raises(LexiconError, match=reason):
        load_lexicon([written(tmp_path, content)])


def test_a_list_is_not_merged_with_a_table(tmp_path, list_section):
    path = written(tmp_path, f'[{list_section}]\nword = "value"\n')
    with pytest.raises(LexiconError, match="takes a list"):
        load_lexicon([path])


def test_a_missing_or_binary_file_is_refused(tmp_path):
    with pytest.raises(LexiconError, match="No such file"):
        load_lexicon([tmp_path / "absent.toml"])
    path = tmp_path / "binary.toml"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(LexiconError, match="not valid TOML"):
        load_lexicon([path])


def test_asking_for_the_wrong_form_names_the_section():
    lexicon = Lexicon({"topic.list": frozenset({"word"}), "topic.table": {"word": ("a", "b")}})
    for ask in (lexicon.values, lexicon.lists):
        with pytest.raises(LexiconError, match=r"topic\.list"):
            ask("topic.list")
    with pytest.raises(LexiconError, match=r"topic\.table"):
        lexicon.values("topic.table")
    with pytest.raises(LexiconError, match=r"topic\.none"):
        lexicon.words("topic.none")
