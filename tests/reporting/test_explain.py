import pytest

from ospe_build.errors import MisuseError
from ospe_build.messages import LANGUAGES, catalogue, has
from ospe_build.reporting.explain import codes, explain, nearest
from ospe_build.settings import site_url


def test_exact_text() -> None:
    assert explain("OSPE599", "fi") == (
        "OSPE599: Väärä arvo\n"
        "\n"
        "Ohjelma laskee pelaajat yhteen.\n"
        "\n"
        "Näin korjaat\n"
        "Kirjoita luku\n"
        "numeroin.\n"
        "\n"
        "Näin ei\n"
        "    pelikerta:\n"
        "      pelaajia: seitsemän\n"
        "\n"
        "Näin\n"
        "    pelikerta:\n"
        "      pelaajia: 7\n"
        "\n"
        f"Lue lisää: {site_url()}virheet/OSPE599/"
    )


def test_it_leads_to_the_part_of_the_page_in_its_language() -> None:
    where = [
        explain("OSPE203", language).splitlines()[-1].partition(f"{site_url()}virheet/OSPE203/")[2]
        for language in LANGUAGES
    ]
    assert where == ["", "#sv", "#en"]


def test_every_code_that_has_a_message_is_explained() -> None:
    ids = [message.id[0] if isinstance(message.id, tuple) else message.id for message in catalogue("fi")]
    found = {msgid.split(".")[1] for msgid in ids if msgid.startswith("finding.OSPE") and "OSPE9" not in msgid}
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


def test_small_letters_will_do() -> None:
    assert explain("ospe599", "fi") == explain("OSPE599", "fi")


def test_an_unknown_code_is_misuse_and_names_the_nearest() -> None:
    with pytest.raises(
        MisuseError, match=r"^Koodia OSPE590\\x1b ei ole\. Tarkoititko jotakin näistä: OSPE599\b.*\?$"
    ) as caught:
        explain("OSPE590\x1b", "fi")
    assert caught.value.exit_code == 2
    with pytest.raises(MisuseError, match=r"^There is no code roskaa\.$"):
        explain("roskaa", "en")
