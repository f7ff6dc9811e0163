"""Canonical text: one form for every session, and no reader takes another value from it."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from valid_sessions import sessions

from ospe_build.board import FIRST
from ospe_build.reading import read
from ospe_build.scalar import scalar
from ospe_build.writing.canonical import dump, modeline

SMALL = {
    "uudet_keinot": [
        {
            "seuranta": [{"tila": "kesken", "paiva": "2026-09-01", "lahteet": ["https://www.example.org/a"]}],
            "menetelma": {"kortti": "asukasilta"},
            "tavoite": {"miten_vastaa_tarpeisiin": "Kerromme,\nmitä tapahtui"},
        },
        {"tavoite": {"miten_kehittaa_osallisuutta": "Kuulemme"}, "menetelma": "Oma tapa: kysytään"},
    ],
    "teemat": {"asiakaskokemus": {"teemme_jo_hyvin": [{"lisatieto": "Syksyllä", "kortti": "kysely"}, "Kahvihetki"]}},
    "rajaus": {"osallistettavat": ["#nuoret"], "kohde": ["Luku 3: Linna", "ei"]},
    "pelikerta": {"pelaajia": 7, "pelattu": "2026-03-12", "otsikko": "Tilat"},
    "esimerkki": True,
    "skeema": 1,
}

WRITTEN = f"""{modeline(FIRST)}
skeema: 1
esimerkki: true
pelikerta:
  otsikko: Tilat
  pelattu: "2026-03-12"
  pelaajia: 7
rajaus:
  kohde:
    - "Luku 3: Linna"
    - ei
  osallistettavat:
    - "#nuoret"
teemat:
  asiakaskokemus:
    teemme_jo_hyvin:
      - kortti: kysely
        lisatieto: Syksyllä
      - Kahvihetki
uudet_keinot:
  - tavoite:
      miten_vastaa_tarpeisiin: |-
        Kerromme,
        mitä tapahtui
    menetelma: {{kortti: asukasilta}}
    seuranta:
      - paiva: "2026-09-01"
        tila: kesken
        lahteet:
          - https://www.example.org/a
  - tavoite:
      miten_kehittaa_osallisuutta: Kuulemme
    menetelma: "Oma tapa: kysytään"
"""


def test_keys_stand_in_the_order_of_the_boards_and_lists_below_their_keys() -> None:
    assert dump(SMALL) == WRITTEN


@given(sessions())
def test_what_is_written_is_read_as_the_same_session_by_us_and_others_and_written_the_same(
    session: dict[str, Any],
) -> None:
    text = dump(session)
    document = read(text.encode(), "sessions/2026/a.yml")
    assert document.findings == ()
    assert document.value == session
    assert dump(document.value) == text
    assert yaml.load(text, yaml.CSafeLoader) == session


@pytest.mark.parametrize(
    "text", ["on", "NO", "Yes", "~", "007", "1_000", "12:30", "2026-03-12", "-5 astetta", "=", ".5"]
)
def test_a_text_that_some_reader_takes_for_another_type_is_quoted(text: str) -> None:
    assert scalar(text) == f'"{text}"'


@pytest.mark.parametrize("text", ["ei", "Kallio (itä)", "a#b", "http://a", "10 v.", "50 % nuorista", "Hän sanoi 'joo'"])
def test_ordinary_text_stays_plain(text: str) -> None:
    assert scalar(text) == text
    assert yaml.safe_load(f"a: {text}") == {"a": text}


@pytest.mark.parametrize("text", ["a\n", "\na", " a\nb", "a \nb", "a\tb\nc", "a\N{LINE SEPARATOR}b", "a\ud800"])
def test_lines_that_a_block_would_change_are_quoted_on_one_line(text: str) -> None:
    written = scalar(text, 4)
    assert written.startswith('"')
    assert "\n" not in written
    assert written.isprintable()
