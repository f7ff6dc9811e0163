"""Where values and keys stand, to the character."""

import pytest

from ospe_build.finding import Pointer, Position
from ospe_build.reading import read

SESSION = """\
# huomautus
skeema: 1
pelikerta:
  otsikko: "Aula # piha"
  alueet: [Mallila,  "Kukkula"]
  pelaajia:   7
rajaus:
  kohde:
  - Aula
  -   Piha
      ja portti
  - |
    rivi

    toinen

  - {kortti: kysely}
  tyhja:
  viimeinen: >-
    taitettu
    teksti
"""


@pytest.mark.parametrize(
    ("pointer", "value", "key", "end_line"),
    [
        ((), (2, 1), (1, 1), 21),
        (("skeema",), (2, 9), (2, 1), 2),
        (("pelikerta",), (4, 3), (3, 1), 6),
        (("pelikerta", "otsikko"), (4, 12), (4, 3), 4),
        (("pelikerta", "alueet"), (5, 11), (5, 3), 5),
        (("pelikerta", "alueet", 0), (5, 12), (5, 12), 5),
        (("pelikerta", "alueet", 1), (5, 22), (5, 22), 5),
        (("pelikerta", "pelaajia"), (6, 15), (6, 3), 6),
        (("rajaus", "kohde"), (9, 3), (8, 3), 17),
        (("rajaus", "kohde", 0), (9, 5), (9, 5), 9),
        (("rajaus", "kohde", 1), (10, 7), (10, 7), 11),
        (("rajaus", "kohde", 2), (12, 5), (12, 5), 15),
        (("rajaus", "kohde", 3), (17, 5), (17, 5), 17),
        (("rajaus", "kohde", 3, "kortti"), (17, 14), (17, 6), 17),
        (("rajaus", "tyhja"), (18, 9), (18, 3), 18),
        (("rajaus", "viimeinen"), (19, 14), (19, 3), 21),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_place_of_every_value_and_key(  # noqa: PLR0913, PLR0917 - one row of the table each
    pointer: Pointer, value: tuple[int, int], key: tuple[int, int], end_line: int, line_break: str, mark: str
) -> None:
    document = read((mark + SESSION.replace("\n", line_break)).encode(), "a.yml")
    assert document.findings == ()
    assert document.position(pointer) == Position(*value)
    assert document.key_position(pointer) == Position(*key)
    assert document.end_line(pointer) == end_line
    assert document.has(pointer)


def test_a_pointer_that_is_not_there_is_placed_at_what_would_hold_it() -> None:
    document = read(SESSION.encode(), "a.yml")
    assert not document.has(("rajaus", "osallistettavat"))
    assert not document.has(("rajaus", "kohde", 9, "x"))
    assert document.key_position(("rajaus", "osallistettavat")) == Position(7, 1)
    assert document.position(("rajaus", "kohde", 9, "x")) == Position(9, 3)
    assert document.key_position(("uudet_keinot",)) == Position(1, 1)


def test_columns_count_characters() -> None:
    document = read("ä: {ö: \U0001f600, å: x}".encode(), "a.yml")
    assert document.position(("ä", "å")) == Position(1, 14)


def test_the_end_of_a_bracketed_list_is_its_bracket() -> None:
    document = read(b"a: [\n  b,\n\n  ]\nc: 1\n", "a.yml")
    assert document.end_line(("a",)) == 4


def test_a_comment_after_a_value_is_not_its_end() -> None:
    document = read(b"a:\n  - b\n\n# c\n\nd: |\n  e\n\n # f\n", "a.yml")
    assert document.end_line(("a",)) == 2
    assert document.end_line(("d",)) == 7
    assert document.end_line(()) == 7


def test_a_file_without_values_has_one_place() -> None:
    document = read(b"", "a.yml")
    assert (document.position(("a",)), document.key_position(()), document.end_line(())) == (
        Position(1, 1),
        Position(1, 1),
        1,
    )
    assert not document.has(())
    assert document.text == ""


def test_the_text_is_kept_without_a_byte_order_mark() -> None:
    assert read("\ufeffa: ä\r\n".encode(), "a.yml").text == "a: ä\r\n"
