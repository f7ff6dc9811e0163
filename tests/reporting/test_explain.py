import pytest

from ospe_build.messages import LANGUAGES, catalogue, has
from ospe_build.reporting.explain import codes, explain, nearest
from ospe_build.settings import site_url


def test_exact_text() -> None:
    assert explain("OSPE901", "fi") == (
        "OSPE901: Väärä arvo\n"
        "\n"
        "Ohjelma laskee pelaajat yhteen.\n"
        "\n"
        "Näin korjaat\n"
        "Kirjoita luku\n"
        "numeroin.\n"
        "\n"
        "Väärin\n"
        "    pelikerta:\n"
        "      pelaajia: seitsemän\n"
        "\n"
        "Oikein\n"
        "    pelikerta:\n"
        "      pelaajia: 7\n"
        "\n"
        f"Lue lisää: {site_url()}virheet/OSPE901/"
    )


def test_every_code_that_has_a_message_is_explained() -> None:
    found = {
        str(message.id).split(".")[1]
        for message in catalogue("fi")
        if str(message.id).startswith("finding.") and not str(message.id).startswith("finding.OSPE9")
    }
    assert found
    assert found == set(codes())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_explanation_says_why_and_how(language: str) -> None:
    for code in codes():
        assert has(f"explain.{code}.why"), code
        assert has(f"explain.{code}.how"), code
        assert explain(code, language).startswith(f"{code}: ")


def test_the_nearest_codes_are_known_codes() -> None:
    code = codes()[0]
    assert nearest(code.lower())[0] == code
    assert nearest(code.removeprefix("OSPE"))[0] == code
    assert nearest("roskaa") == []
