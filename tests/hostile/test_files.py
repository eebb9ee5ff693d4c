"""Folders of hostile files through the real command: each ends as it should, and no other suffers from it."""

from __future__ import annotations

import pytest

from tests.hostile.command import export
from tests.hostile.inputs import GROUPS, NEWS

pytestmark = pytest.mark.slow


for name in ("trafilatura", "pypdf", "warcio", "pyoxigraph"):
    pytest.importorskip(name)


@pytest.mark.parametrize("group", GROUPS)
def test_each_file_ends_in_the_contracts_way(tmp_path, group):
    if group == "files":
        pytest.importorskip("pyarrow")
    folder = tmp_path / "news"
    folder.mkdir()
    for name, (content, _) in GROUPS[group].items():
        (folder / name).write_bytes(content)
    (folder / "zz-good.txt").write_text(NEWS + "Cy Roe met Di Poe in Rome.\n")
    run = export(tmp_path, "news")
    reasons: dict[str, str] = {}
    for source, reason in run.failures.items():
        reasons.setdefault(source.removeprefix("news/").partition(":")[0], reason)
    wrong = {
        name: reasons.get(name)
        for name, (_, expected) in GROUPS[group].items()
        if (expected is None) is (name in reasons) or (expected or "") not in reasons.get(name, "")
    }
    assert wrong == {}
    assert "zz-good.txt" not in reasons
    assert run.code == 4
    print(f"{group}: {run.seconds:.1f} s, {run.peak >> 20} MB, {run.summary}")  # noqa: T201 - for those who ask with -s
