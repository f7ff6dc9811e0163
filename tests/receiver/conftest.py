"""The receiver beside GitHub's API on this machine."""

from collections.abc import Iterator

import pytest
from fake_github import FakeGitHub
from receiving import REPOSITORY, Archive, Receiver, running


@pytest.fixture(scope="module")
def github() -> Iterator[FakeGitHub]:
    made = FakeGitHub(REPOSITORY)
    yield made
    made.close()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return Archive(tmp_path_factory.mktemp("arkisto"))


@pytest.fixture(scope="module")
def server(archive: Archive, github: FakeGitHub, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Receiver]:
    with running(archive, github, tmp_path_factory.mktemp("loki") / "loki.txt") as made:
        yield made


@pytest.fixture
def receiver(server: Receiver, github: FakeGitHub, archive: Archive) -> Receiver:
    """The same server before a repository that has no requests, as seen from an address of its own."""
    github.reset()
    archive.reset()
    server.new_address()
    return server
