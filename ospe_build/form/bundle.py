"""The form's script: its modules and the compiled schema in one file, made by Node and kept by what it is made of."""

from hashlib import blake2b
from pathlib import Path
from typing import Final

from ospe_build.board import newest, schema_paths
from ospe_build.files import write_file
from ospe_build.packages import ROOT, node, package_file

HERE: Final = Path(__file__).parent
CACHE: Final = ROOT / ".cache" / "ospe"
BUNDLER: Final = HERE / "bundle.mjs"
ENTRY: Final = HERE / "js" / "main.js"


def _key(entry: Path) -> str:
    """A digest of all that the bundle is made of."""
    digest, schema = blake2b(digest_size=12), schema_paths()[newest()]
    for path in (*sorted((HERE / "js").rglob("*.js")), BUNDLER, schema, ROOT / "package-lock.json", entry):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def bundle(entry: Path = ENTRY) -> bytes:
    """The script that a browser runs, from the module at `entry`.

    Raises:
        ToolError: Node or a package from npm is missing and cannot be installed, or the modules have an error.
    """
    kept = CACHE / f"form-{_key(entry)}.js"
    if not kept.exists():
        package_file("esbuild", "package.json")
        beside = kept.with_suffix(".making.js")
        node(str(BUNDLER), str(schema_paths()[newest()]), str(entry), str(beside))
        write_file(kept, beside.read_bytes())
        beside.unlink()
    return kept.read_bytes()
