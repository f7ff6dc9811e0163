"""The form's scripts: modules, compiled schema and what Python knows in one file each, made by Node and kept."""

import json
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ospe_build.board import newest, schema_paths
from ospe_build.form.shared import shared
from ospe_build.locations import ARCHIVE, CARRIED, SHARED
from ospe_build.packages import LOCK, package_file, run_node

HERE: Final = Path(__file__).parent
CACHE: Final = ((ARCHIVE or Path()) if CARRIED.is_dir() else SHARED) / ".cache" / "ospe"
CARRIED_SCRIPTS: Final = CARRIED / "form"
BUNDLER: Final = HERE / "bundle.mjs"
FIRST_SCREEN: Final = HERE / "js" / "main.js"
"""What the form begins with."""
PLAY: Final = HERE / "js" / "play" / "main.js"
"""The game on the screen."""
CHECKER: Final = HERE / "js" / "checker.js"
"""What judges a session; it comes when the first screen stands."""


@lru_cache
def _shared() -> bytes:
    return json.dumps(shared(_scripts()), ensure_ascii=False).encode()


@lru_cache
def _all() -> bytes:
    """What any bundle may be made of, read once for all of them."""
    return b"".join(path.read_bytes() for path in (*_scripts(), BUNDLER, _schema(), LOCK))


def _schema() -> Path:
    return schema_paths()[newest()]


def _scripts() -> list[Path]:
    return [*sorted((HERE / "js").rglob("*.js")), *sorted((HERE.parent / "site").rglob("*.js"))]


def _key(entry: Path) -> str:
    """A digest of all that the bundle is made of."""
    digest = blake2b(_shared(), digest_size=12)
    digest.update(_all())
    digest.update(entry.read_bytes())
    return digest.hexdigest()


def bundle(entry: Path) -> bytes:
    """The script that a browser runs, from the module at `entry`.

    Raises:
        ToolError: Node or a package from npm is missing and cannot be installed, or the modules have an error.
    """
    return made(entry).read_bytes()


def packages_in(entry: Path) -> list[str]:
    """The npm packages whose code is in the script of the module at `entry`.

    Raises:
        ToolError: as `bundle`.
    """
    return list(json.loads(made(entry).with_suffix(".packages.json").read_bytes()))


def made(entry: Path) -> Path:
    """The script's file, carried or in the cache, beside which its packages are listed.

    Raises:
        ToolError: as `bundle`.
    """
    name = f"form-{_key(entry)}.js"
    kept = next((one for one in (CARRIED_SCRIPTS / name, CACHE / name) if one.exists()), CACHE / name)
    packages = kept.with_suffix(".packages.json")
    if not (kept.exists() and packages.exists()):
        package_file("esbuild", "package.json")
        kept.parent.mkdir(parents=True, exist_ok=True)
        # In a folder of its own: two builds may make the same script at once, and either may take its place.
        with TemporaryDirectory(dir=kept.parent) as folder:
            known, script, listed = (Path(folder, name) for name in ("known.json", "script.js", "packages.json"))
            known.write_bytes(_shared())
            listed.write_text(run_node(str(BUNDLER), str(_schema()), str(known), str(entry), str(script)), "utf-8")
            listed.replace(packages)
            script.replace(kept)
    return kept
