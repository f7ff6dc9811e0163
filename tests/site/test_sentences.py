"""Generated sentences are right at none, one and many, for one unit and several, in three languages."""

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from making import follow_up, row, session, summary

from ospe_build.archive.archive import Archive
from ospe_build.archive.outcomes import Tally
from ospe_build.messages import LANGUAGES
from ospe_build.site.views.outcome_sentence import outcome_sentence
from ospe_build.site.views.session import describe, gather
from ospe_build.site.views.statistic import share_text
from ospe_build.site.views.statistics import statistics
from ospe_build.site.views.surroundings import Surroundings

ON = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("language", "units", "sentence"),
    [
        ("fi", "Mallila", "Mallila pelasi Osallisuuspeliä 12.3.2026. Uusia keinoja ei sovittu."),
        ("fi", "A; B; C", "A, B ja C pelasivat Osallisuuspeliä 12.3.2026. Uusia keinoja ei sovittu."),
        ("sv", "A; B", "A och B spelade Delaktighetsspelet 12.3.2026. Man kom inte överens om några nya metoder."),
        ("sv", "A", "A spelade Delaktighetsspelet 12.3.2026. Man kom inte överens om några nya metoder."),
        ("en", "A; B", "A and B played the Participation Game on 12 March 2026. No new methods were agreed on."),
        ("en", "A", "A played the Participation Game on 12 March 2026. No new methods were agreed on."),
    ],
)
def test_a_session_in_a_sentence(language: str, units: str, sentence: str) -> None:
    played = session(pelikerta={"yksikko": units, "kieli": language}, ei_sovittu="Aika loppui.")
    assert describe(played, ON) == sentence


@pytest.mark.parametrize(
    ("promised", "kept", "late", "proposed", "words"),
    [
        (0, 0, 0, 1, ("1 ryhmän ehdotus.", "1 gruppförslag.", "1 group proposal.")),
        (0, 0, 0, 2, ("2 ryhmän ehdotusta.", "2 gruppförslag.", "2 group proposals.")),
        (
            1,
            0,
            1,
            0,
            ("1 luvattu keino: se on myöhässä.", "1 utlovad metod: den är försenad.", "1 promised method: it is late."),
        ),
        (
            3,
            1,
            1,
            0,
            (
                "3 luvattua keinoa: 1 on toteutunut ja 1 on myöhässä.",
                "3 utlovade metoder: 1 har genomförts och 1 är försenad.",
                "3 promised methods: 1 has been carried out and 1 is late.",
            ),
        ),
        (
            2,
            2,
            0,
            1,
            (
                "2 luvattua keinoa: molemmat ovat toteutuneet. 1 ryhmän ehdotus.",
                "2 utlovade metoder: båda har genomförts. 1 gruppförslag.",
                "2 promised methods: both have been carried out. 1 group proposal.",
            ),
        ),
    ],
)
def test_a_page_says_the_same_of_its_plan_in_every_language_and_to_search_engines(
    promised: int, kept: int, late: int, proposed: int, words: tuple[str, str, str]
) -> None:
    # A proposal past its deadline is nobody's delay, and one carried out is no promise kept.
    carried_out = follow_up("2026-06-01", "toteutunut")
    plan = [
        *(row("a", carried_out, vastuutahon_kanssa_sovittu=True) for _ in range(kept)),
        *(row("b", vastuutahon_kanssa_sovittu=True, maaraaika="2026-04-01") for _ in range(late)),
        *(row("c", vastuutahon_kanssa_sovittu=True) for _ in range(promised - kept - late)),
        *(row("d", *([carried_out] if n % 2 else []), maaraaika="2026-04-01") for n in range(proposed)),
    ]
    for language, sentence in zip(LANGUAGES, words, strict=True):
        played = session("2026-03-12", *plan, pelikerta={"kieli": language})
        page = gather(played, Surroundings(on=ON, path=""))
        assert {one["language"]: one["sentence"].partition(". ")[2] for one in page["told"]} == {
            other: told for other, told in zip(LANGUAGES, words, strict=True) if other != language
        }
        assert describe(played, ON).endswith(f"2026. {sentence}")
        body = " ".join(f"{count}: {outcome}." if outcome else f"{count}." for count, outcome in page["summary"])
        assert body == sentence


@pytest.mark.parametrize(
    ("years", "heading"),
    [
        ([], "Pelikerrat"),
        (["2026"], "1 pelikerta vuonna 2026"),
        (["2026", "2026"], "2 pelikertaa vuonna 2026"),
        (["2024", "2026"], "2 pelikertaa vuosina 2024–2026"),
    ],
)
def test_the_years_of_the_games(years: list[str], heading: str) -> None:
    games = Archive([summary(f"{year}-03-{day}") for day, year in enumerate(years, 11)])
    (found,) = [one for one in statistics(games, date(2026, 11, 24), "fi") if one.key == "games"]
    assert "".join(part.text for part in found.heading) == heading


@pytest.mark.parametrize(
    ("n", "kept", "late", "words"),
    [
        (0, 0, 0, ("ei mitään", "ei mitään", "ei mitään")),
        (
            1, 0, 0,
            ("1 luvattu keino: se ei ole toteutunut eikä myöhässä",
            "1 utlovad metod: den har inte genomförts och är inte försenad",
            "1 promised method: it has not been carried out and is not late")),
        (
            1, 1, 0,
            ("1 luvattu keino: se on toteutunut",
            "1 utlovad metod: den har genomförts",
            "1 promised method: it has been carried out")),
        (
            1, 0, 1,
            ("1 luvattu keino: se on myöhässä",
            "1 utlovad metod: den är försenad",
            "1 promised method: it is late")),
        (
            2, 2, 0,
            ("2 luvattua keinoa: molemmat ovat toteutuneet",
            "2 utlovade metoder: båda har genomförts",
            "2 promised methods: both have been carried out")),
        (
            2, 1, 0,
            ("2 luvattua keinoa: 1 on toteutunut, yksikään ei ole myöhässä",
            "2 utlovade metoder: 1 har genomförts, ingen är försenad",
            "2 promised methods: 1 has been carried out, none is late")),
        (
            3, 0, 3,
            ("3 luvattua keinoa: kaikki ovat myöhässä",
            "3 utlovade metoder: alla är försenade",
            "3 promised methods: all are late")),
        (
            3, 0, 0,
            ("3 luvattua keinoa: yksikään ei ole toteutunut eikä myöhässä",
            "3 utlovade metoder: ingen har genomförts och ingen är försenad",
            "3 promised methods: none has been carried out and none is late")),
        (
            1200, 500, 41,
            ("1\u00a0200 luvattua keinoa: 500 on toteutunut ja 41 on myöhässä",
            "1\u00a0200 utlovade metoder: 500 har genomförts och 41 är försenade",
            "1,200 promised methods: 500 have been carried out and 41 are late")),
    ],
)  # fmt: skip
def test_what_became_of_promises_in_a_sentence(n: int, kept: int, late: int, words: tuple[str, ...]) -> None:
    told = Tally("", n, Counter(), kept, late, 0, 0, 0, 0)
    said = [outcome_sentence(told, "ei mitään", language) for language in LANGUAGES]
    assert ["".join(part.text for part in parts) for parts in said] == [*words]


@pytest.mark.parametrize(
    ("n", "of", "share"),
    [
        (0, 1, "0/1"),
        (9, 9, "9/9"),
        (0, 300, "0 %"),
        (1, 300, "< 1 %"),
        (299, 300, "> 99 %"),
        (300, 300, "100 %"),
        (1, 3, "1/3"),
    ],
)
def test_a_share_is_not_rounded_to_none_or_all(n: int, of: int, share: str) -> None:
    assert share_text(n, of, "fi").replace("\u00a0", " ") == share


def test_a_year_whose_games_promised_nothing_is_told() -> None:
    promised = summary("2024-03-12", row(vastuutahon_kanssa_sovittu=True))
    games = [promised, summary("2025-03-12", row()), summary("2026-03-12")]
    (found,) = [one for one in statistics(Archive(games), date(2026, 11, 24), "fi") if one.key == "outcomes"]
    assert [(one.label, one.n, one.kept) for one in found.states] == [
        ("2024", 1, "0/1"),
        ("2025", 0, ""),
        ("2026", 0, ""),
    ]
    assert [(line[0], line[-1]) for line in found.rows] == [("2024", 1), ("2025", 0), ("2026", 0)]


def test_the_day_of_the_last_news_ends_a_sentence_before_the_silence_is_told(demo_site: Path) -> None:
    pages = [page.read_text("utf-8") for page in (demo_site / "tulokset").glob("2*/index.html")]
    told = [said for page in pages for said in re.findall(r"<p>(?:kerrottu|berättat|reported) ([^<\n]*)", page)]
    silent = [said for said in told if said.endswith(("kuukauteen.", "månader.", "months."))]
    assert silent
    assert all(re.match(r"[\d.]+\. |\d+ \w+ \d+\. ", said) for said in silent), silent
