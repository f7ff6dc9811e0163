"""Sketches of sessions: what is long enough to be compared."""

import pytest

from ospe_build.checking.sketch import FEWEST, sketch


@pytest.mark.parametrize(("words", "compared"), [(FEWEST, False), (FEWEST + 1, True)])
def test_a_text_with_too_few_pairs_of_words_is_not_compared(words: int, compared: bool) -> None:  # noqa: FBT001 - a case
    text = " ".join(f"sana{number}" for number in range(words))
    assert bool(sketch({"rajaus": {"kohde": [text]}})) is compared
