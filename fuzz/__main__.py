"""Fuzz targets one after the other, each for a time: `python -m fuzz [TARGET...] [--seconds N] [--corpus FOLDER]`.

A finding ends the target, is kept as a file in the corpus folder, and makes the exit code 1.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tempfile
from importlib import import_module
from pathlib import Path

from fuzz import TARGETS

LONGEST = 4096
"""Bytes of an input: what goes wrong in long ones mostly does in short ones, and these are tried faster."""

SLOWEST = 10
"""Seconds after which an input counts as one that hangs."""


def main() -> int:
    """Fuzz in processes of their own: atheris never comes back."""
    options = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    options.add_argument("targets", nargs="*", metavar="TARGET", help=f"of {', '.join(TARGETS)}; all if none is named")
    options.add_argument("--seconds", type=int, default=200, help="for each target")
    options.add_argument("--corpus", type=Path, help="where inputs are kept from run to run")
    options.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    given = options.parse_args()
    unknown = set(given.targets) - set(TARGETS)
    if unknown:
        options.error(f"there is no target {', '.join(sorted(unknown))}")
    if given.inside:
        fuzz(given.targets[0], given.corpus, given.seconds)
    with tempfile.TemporaryDirectory(prefix="kgexport-fuzz-") as folder:
        codes = [run(target, given.corpus or Path(folder), given.seconds) for target in given.targets or TARGETS]
    return int(any(codes))


def run(target: str, corpus: Path, seconds: int) -> int:
    """Fuzz one target, and give the exit code of its process."""
    print(f"== {target}", flush=True)
    command = [sys.executable, "-m", "fuzz", target, "--seconds", str(seconds), "--corpus", str(corpus), "--inside"]
    return subprocess.run(command, check=False).returncode


def fuzz(target: str, corpus: Path, seconds: int) -> None:
    """Fuzz in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["kgexport"]):
        module = import_module(f"fuzz.{target}")
    inputs, findings = corpus / target, corpus / f"{target}-findings"
    for folder in (inputs, findings):
        folder.mkdir(parents=True, exist_ok=True)
    for seed in module.SEEDS:
        (inputs / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
    settings = [
        f"-max_total_time={seconds}", f"-max_len={LONGEST}", f"-timeout={SLOWEST}", "-rss_limit_mb=2048",
        "-print_final_stats=1", "-verbosity=0", f"-artifact_prefix={findings}/",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *settings, str(inputs)], module.check)
    atheris.Fuzz()


if __name__ == "__main__":
    sys.exit(main())
