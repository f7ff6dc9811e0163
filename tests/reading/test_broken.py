"""Letters that were broken on their way: a warning a text, with the text as it was meant; nothing that people write."""

import quopri

import pytest
from elsewhere import FILE, changed, put_in

from ospe_build.finding import Finding, Severity
from ospe_build.reading import read
from ospe_build.reading.mojibake import meant

TEXTS = [
    "iltapäivät",
    "yön pöytä",
    "Åbo ja Öljy",
    "Älä!",
    "på gården är vår",
    "9–16 – ja",
    "nuorten \u2019tila\u2019",
    "”Aula” ja “piha”",
    "odota…",
    "5 €",
    "café naïve señor",
    "Ærø Øre æøå",
    "šakki ja Žižek",
    "10\xa0000 m² 20 °C",
    "½ tuntia",
    "Привет мир",
    "hyvä \U0001f600 ja \u2764\ufe0f",
    "Sámi ávjovárri",
    "• piste",
    "§ 5 «x»",
]


def broken(text: str, encoding: str) -> str:
    return "".join(bytes([byte]).decode(encoding, "ignore") or chr(byte) for byte in text.encode())


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("times", [1, 2, 3])
def test_read_as_windows_does(text: str, times: int) -> None:
    garbled = text
    for _ in range(times):
        garbled = broken(garbled, "cp1252")
    assert meant(garbled) == text


@pytest.mark.parametrize("text", TEXTS[:10])
@pytest.mark.parametrize("encoding", ["latin-1", "mac_roman", "cp850", "cp437"])
def test_read_as_other_encodings_do(text: str, encoding: str) -> None:
    assert meant(broken(text, encoding)) == text


@pytest.mark.parametrize("text", ["iltapäivät", "Äiti ja isä työssä", "kylä", "gården på torget", "hyvää yötä"])
@pytest.mark.parametrize(
    ("was", "read_as"),
    [("cp1252", "mac_roman"), ("mac_roman", "cp1252"), ("cp850", "cp1252"), ("cp1252", "cp437"), ("cp1252", "cp850")],
)
def test_one_encoding_of_8_bits_read_as_another(text: str, was: str, read_as: str) -> None:
    garbled = text.encode(was).decode(read_as)
    assert meant(garbled) == (garbled if garbled == "kylõ" else text)


@pytest.mark.parametrize("text", TEXTS[:13])
def test_codes_of_mail(text: str) -> None:
    assert meant(quopri.encodestring(f"{text} ja piha".encode()).decode()) == f"{text} ja piha"


def test_codes_of_mail_from_before_utf_8_and_their_soft_breaks() -> None:
    assert meant("iltap=E4iv=E4t") == "iltapäivät"
    assert meant("iltap=C3=A4iv=C3=A4t ja auki= olo=20x") == "iltapäivät ja aukiolo x"


@pytest.mark.parametrize(
    ("text", "was"),
    [
        ("iltap&auml;iv&auml;t", "iltapäivät"),
        ("&quot;Aula&quot; &amp; piha", '"Aula" & piha'),
        ("&#228;&#xE4;", "ää"),
        ("10&nbsp;000", "10\xa0000"),
        ("&amp;auml;iti", "äiti"),
        ("&lt;b&gt;", "<b>"),
        ("a&zwnj; &#x200b;b", "a b"),
        ('nuorten â€"tila', "nuorten –tila"),
    ],
)
def test_codes_of_web_pages(text: str, was: str) -> None:
    assert meant(text) == was


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO",
        "5 ‰, 5‰:n raja ja promille (‰)",
        "Tõõ ja rõõm, mõõtmine, võõrkeel, sõnavõtt, kõnelejad Õismäel",
        "nõukogu, rõõmsõnum",
        "opiniões e ações",
        "sõna „kool“ on",
        "„Aula” ja „piha”",
        "„Aula„ ja „piha„",
        "ja„aula” on",
        "katso ”aulaa”ja pihaa",
        "a÷b, 6÷2, x\u02c62, \u02c6_\u02c6, Σ x, cœur, J. Virtanen† johti",
        "Škoda, tšekki, Ž ja € 5… ja™",
        "Ã",
        "Â, Ă ja Ê",
        "R&D ja B&B",
        "AT&T; Q&A; P&L;",
        "a=B2 ja x=C3",
        "E=mc2; a=b&c=d",
        "”HÄMÄRÄ” ja \u2019Å\u2019",
        "TÄÄLLÄ” – TYÖ…",
        "CAFÉ”",
        "kylä”…–",
        "https://www.example.org/?a=C3&b=A4",
        "https://www.example.org/?x=%C3%A4&amp;y=1&auml;=2",
        "www.example.org/?a=E4b&auml;",
        "√2 ≠ 5 ¬ x",
        "√π",
        "├─ puu",
        "ðór Đặng Ñandú",
        "ç â ã ñ à la carte",
        "=1+1",
        "==",
        "= =",
        "rivi= toinen",
        "Kahvi & tee",
        "&",
        "&;",
        "&&",
        "x &y; z",
        "5 % = 1/20",
        "Å ja Ä",
        "Tänä iltana – ”Ä”!",
        "â la",
        "Ð",
        "\U0001f600",
    ],
)
def test_what_people_write(text: str) -> None:
    assert meant(text) == text


def warnings(text: str) -> list[Finding]:
    document = read(text.encode(), "a.yml")
    assert not document.refused
    assert {(finding.code, finding.severity) for finding in document.findings} <= {("OSPE121", Severity.WARNING)}
    return list(document.findings)


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("pÃ¤ivÃ¤", '"päivä"'),
        ('"pÃ¤ivÃ¤ &quot;x&quot;"', "'päivä \"x\"'"),
        ("'pÃ¤ivÃ¤'", '"päivä"'),
        ('"p\\u00c3\\u00a4ivä"', '"päivä"'),
        ("pÃ¤ivÃ¤\n      ja yÃ¶", '"päivä ja yö"'),
        ("&lt;b> ja muuta &auml;", None),
        ("|-\n      pÃ¤ivÃ¤\n      ja yÃ¶", None),
    ],
)
def test_once_a_text_at_its_start_with_the_edit_that_mends_it(written: str, suggestion: str | None) -> None:
    text = changed('"Illat"', written.replace("&lt;b> ja muuta &auml;", "x &auml; pÃ¤ivÃ¤"))
    (finding,) = warnings(text)
    assert (finding.position.line, finding.position.column) == (8, 7)
    assert finding.pointer == ("rajaus", "kohde", 1)
    assert suggestion is None or finding.suggestion == suggestion
    mended = read(put_in(text, finding.fix).encode(), "a.yml")
    assert mended.findings == ()
    assert mended.value["rajaus"]["kohde"][1] == meant(read(text.encode(), "a.yml").value["rajaus"]["kohde"][1])


def test_the_words_name_the_first_broken_word() -> None:
    (finding,) = warnings(changed("Kirjaston illat", "Kirjaston iltapÃ¤ivÃ¤t yÃ¶llÃ¤"))
    assert finding.params == {"broken": "iltapÃ¤ivÃ¤t", "meant": "iltapäivät"}


def test_a_file_without_any_is_not_warned_of() -> None:
    assert warnings(FILE) == []
