"""Exports to a disk that fills up, at ten sizes: no short output, exit code 5, and --resume completes it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.full_disk import SKIPPED

PAGES = (1, 2, 3, 4, 6, 9, 13, 18, 26, 38)
"""From a disk that holds the lock alone to one that the output all but fits on."""


@pytest.mark.slow
def test_a_disk_that_fills_up_ends_with_5_and_resume_completes(tmp_path):
    if shutil.which("unshare") is None:
        pytest.skip("there is no unshare: a small file system cannot be made")
    command = ["unshare", "--map-root-user", "--mount", sys.executable, "-m", "tests.cli.full_disk", str(tmp_path)]
    done = subprocess.run(
        [*command, *map(str, PAGES)], cwd=Path(__file__).parents[2], capture_output=True, text=True, check=False
    )
    if done.returncode == SKIPPED or "unshare failed" in done.stderr:
        pytest.skip("mounting is not allowed here: a small file system cannot be made")
    assert (done.returncode, done.stderr) == (0, "")
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert [report["pages"] for report in reports] == list(PAGES)
    for report in reports:
        assert report["codes"] == [5, 4], report
        assert "No space left on device" in report["said"], report
        assert not report["left"], report
        assert report["same"], report
        assert report["names"] == ["f.jsonl", "g.nq", "s.json"], report
    assert {report["resumed"] for report in reports} == {False, True}
