"""The name and folder of a session's file."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ospe_build.board import FIRST, schema
from ospe_build.slugs import SLUG_LENGTH, session_id, session_path, slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Mallilan nuorten tilat", "mallilan-nuorten-tilat"),
        ("Ääni kuuluviin: Åkerin öljy!", "aani-kuuluviin-akerin-oljy"),
        ("  --- ", "pelikerta"),
        ("Café Šiška 2.0", "cafe-siska-2-0"),
        ("sana " * 40, "sana-sana-sana-sana-sana-sana-sana-sana-sana-sana-sana-sana"),
        ("pitkasana" * 9, "pitkasana" * 6 + "pitkas"),
    ],
)
def test_the_slug_keeps_what_a_file_name_can_hold(title: str, expected: str) -> None:
    assert slug(title) == expected


@given(st.text(max_size=200))
def test_any_title_gives_an_id_that_the_schema_knows(title: str) -> None:
    identity = session_id(date(2026, 3, 12), title)
    assert re.search(schema(FIRST)["$defs"]["tunniste"]["pattern"], identity)
    assert len(identity) <= len("2026-03-12-") + SLUG_LENGTH


def test_a_file_stands_in_the_folder_of_its_year() -> None:
    assert str(session_path("2026-03-12-tilat")) == "2026/2026-03-12-tilat.yml"
