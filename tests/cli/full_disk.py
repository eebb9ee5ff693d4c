"""Exports to disks that are too small, made for the purpose: to be run where mounting is allowed.

`unshare --map-root-user --mount python -m tests.cli.full_disk FOLDER PAGES...` mounts a file system of each size,
exports to it, makes it larger and resumes. It prints a JSON object for each size: the pages, the exit codes, whether
the output was there after the first run, the last line it said, and whether the end was as without an accident.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from kgexport.annotate import configure_maths, load_model
from tests.cli.accidents import content, end, some_news, start

PAGE = 4096
SKIPPED = 77
"""The exit code where mounting is not allowed."""


def mount(folder, *options):
    """Mount memory as a file system; `options` go to `mount -o`."""
    command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "none", str(folder)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def export(nlp, news, disk, *more, errors):
    files = (disk / "g.nq", disk / "s.json", disk / "f.jsonl")
    arguments = ("export", news, "-o", files[0], "--summary", files[1], "--failures", files[2], "--shard-size", "1")
    return end(start(nlp, *arguments, *more, errors=errors)), content(*files)


def main(folder, sizes):
    disk = folder / "disk"
    disk.mkdir()
    if not mount(disk, "size=1m"):
        sys.exit(SKIPPED)
    configure_maths()
    nlp = load_model()
    news = some_news(folder / "news")
    _, whole = export(nlp, news, disk, errors=None)
    for pages in sizes:
        subprocess.run(["umount", str(disk)], check=True)
        mount(disk, f"size={pages * PAGE}")
        errors = folder / "errors"
        first, left = export(nlp, news, disk, errors=errors)
        said = errors.read_text().splitlines()[-1:]
        mount(disk, "remount", "size=10m")
        second, result = export(nlp, news, disk, "--resume", errors=errors)
        report = {
            "pages": pages,
            "codes": [first, second],
            "left": left[0] is not None,
            "said": "".join(said),
            "resumed": "going on behind" in errors.read_text(),
            "same": result == whole,
            "names": sorted(path.name for path in disk.iterdir()),
        }
        sys.stdout.write(json.dumps(report) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), list(map(int, sys.argv[2:])))
