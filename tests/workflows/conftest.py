from collections.abc import Iterator
from pathlib import Path

import pytest
from workflow_runner import Runner


@pytest.fixture
def runner(tmp_path: Path) -> Iterator[Runner]:
    made = Runner(tmp_path)
    yield made
    made.github.close()
