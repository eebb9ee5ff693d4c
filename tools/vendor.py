"""Fetch the files of src/kgexport/assets/vendored anew from the npm packages that its manifest names.

    python tools/vendor.py             # fetch the versions of the manifest and write their checksums
    python tools/vendor.py --check     # fetch, and fail where a file differs from what is vendored

Needs `npm`, which reads the registry that it is set up with. To move to a new version, change it in the manifest.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "src" / "kgexport" / "assets" / "vendored"
MANIFEST = FOLDER / "manifest.toml"


def main() -> int:
    """Fetch each package; the exit code is 1 where `--check` finds a difference."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    check = parser.parse_args().check
    manifest = MANIFEST.read_text(encoding="utf-8")
    different = []
    for package in tomllib.loads(manifest)["package"]:
        for key, name, content in fetched(package):
            digest = hashlib.sha256(content).hexdigest()
            target = FOLDER / package[name]
            if check and (digest != package[key] or not target.is_file() or target.read_bytes() != content):
                different.append(package[name])
            if not check:
                target.write_bytes(content)
                manifest = with_checksum(manifest, package[name], key, digest)
    if not check:
        MANIFEST.write_text(manifest, encoding="utf-8")
    told = "\n".join(f"differs: {name}" for name in different)
    sys.stdout.write(f"{told or 'all is as the manifest says'}\n")
    return 1 if different else 0


def fetched(package: dict[str, str]) -> list[tuple[str, str, bytes]]:
    """Of one package: the key of the checksum, the key of the file name and the content, for file and licence."""
    with tempfile.TemporaryDirectory() as folder:
        named = f"{package['name']}@{package['version']}"
        packed = subprocess.run(
            ["npm", "pack", "--silent", named], cwd=folder, check=True, capture_output=True, text=True
        ).stdout.split()[-1]
        with tarfile.open(Path(folder) / packed) as archive:
            return [
                ("sha256", "file", member(archive, package["path"])),
                ("licence_sha256", "licence_file", member(archive, "LICENSE")),
            ]


def member(archive: tarfile.TarFile, path: str) -> bytes:
    """The content of one file of a package."""
    stream = archive.extractfile(f"package/{path}")
    if stream is None:
        sys.exit(f"{path} is no file of the package")
    return stream.read()


def with_checksum(manifest: str, name: str, key: str, digest: str) -> str:
    """The manifest with the checksum that follows each line that names the file."""
    pattern = re.compile(rf'(= "{re.escape(name)}"\n{key} = ")[0-9a-f]*(")')
    changed, count = pattern.subn(rf"\g<1>{digest}\g<2>", manifest)
    if not count:
        sys.exit(f"the manifest has no {key} after {name}")
    return changed


if __name__ == "__main__":
    sys.exit(main())
