from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from publishing import Publication, made_up_files, valid_files


@pytest.fixture
def publication(tmp_path: Path) -> Publication:
    """A place to publish into, with nothing in it."""
    return Publication(tmp_path / "site", tmp_path / "cache")


@pytest.fixture
def another(tmp_path: Path) -> Callable[[], Publication]:
    """Gives more such places."""
    numbers = count(1)

    def make() -> Publication:
        folder = tmp_path / f"toinen-{next(numbers)}"
        return Publication(folder / "site", folder / "cache")

    return make


@pytest.fixture
def real(tmp_path: Path) -> Callable[..., Path]:
    """Writes a session's file that is not made up: that of a valid session, changed."""

    def write(stem: str, *changes: tuple[str, str], source: str = "2026-02-17-kaikki-kohdat") -> Path:
        found = next(path for path in valid_files() if path.stem == source)
        text = found.read_text("utf-8").replace("esimerkki: true\n", "")
        for before, after in changes:
            assert before in text, before
            text = text.replace(before, after)
        path = tmp_path / "sessions" / stem[:4] / f"{stem}.yml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    """The valid sessions that are marked as examples, published."""
    folder = tmp_path_factory.mktemp("data")
    done = Publication(folder / "site", folder / "cache")
    done.publish(made_up_files())
    return done
