"""The packaged data are found, installed or in a checkout."""

from __future__ import annotations

import zipfile

import pytest

from kgexport import resources
from kgexport.errors import UsageError


@pytest.mark.parametrize(
    ("folder", "suffix", "name"),
    [
        (resources.shapes_folder, ".ttl", "claims.ttl"),
        (resources.questions_folder, ".rq", "who-met-whom.rq"),
        (resources.lexicon_folder, ".toml", None),
    ],
)
def test_folders_have_their_files(folder, suffix, name):
    found = resources.files_of(folder(), suffix=suffix)
    names = [file for file, _ in found]
    assert names == sorted(names)
    assert name is None or name in names
    assert all(text.strip() for _, text in found)


def test_the_ontology_is_found():
    assert "https://w3id.org/kgexport/ns#" in resources.ontology_file().read_text(encoding="utf-8")


def test_what_is_missing_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"the installation is incomplete: .*\*\.rq is missing"):
        resources.files_of(tmp_path, suffix=".rq")


def test_shapes_of_an_installed_package_come_first(tmp_path, monkeypatch):
    (tmp_path / "shapes").mkdir()
    monkeypatch.setattr(resources.resources, "files", lambda package: tmp_path)
    assert resources.shapes_folder() == tmp_path / "shapes"


def test_a_package_without_its_data_is_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(resources.resources, "files", lambda package: tmp_path)
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "lib" / "kgexport" / "resources.py"))
    for find in (resources.shapes_folder, resources.questions_folder, resources.ontology_file):
        with pytest.raises(UsageError, match="install the package again"):
            find()


def test_data_may_lie_in_an_archive(tmp_path):
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as stream:
        stream.writestr("questions/b.rq", "two")
        stream.writestr("questions/a.rq", "one")
        stream.writestr("questions/note.txt", "none")
    folder = zipfile.Path(archive, "questions/")
    assert resources.files_of(folder, suffix=".rq") == (("a.rq", "one"), ("b.rq", "two"))
