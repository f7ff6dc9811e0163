"""Nearly all inflected forms find the page that holds another form of the word: in a real browser."""

from collections import Counter
from typing import NamedTuple

import pytest
from nouns import CASES, all_forms, chosen_forms
from pairs import all_pairs
from playwright.sync_api import Browser

SEARCH_ALL = """async ([queries, base]) => {
    const {search} = await import(`${base}search.js`);
    const found = [];
    for (const query of queries) {
        const {results} = await search(query, {base});
        const pages = await Promise.all(results.slice(0, 10).map((result) => result.load()));
        found.push(pages.map((page) => decodeURI(new URL(page.url, base).pathname)));
    }
    return found;
}"""


class Asked(NamedTuple):
    kind: str
    query: str
    page: str


@pytest.fixture(scope="module")
def outcome(browser: Browser, noun_url: str) -> list[tuple[Asked, bool]]:
    """Every form but the one on the page, and whether the page was among the first ten."""
    on_page = chosen_forms(seed=2017)
    asked = [
        Asked(f"subst. {form.case}", form.text, f"/sana/{form.noun}/")
        for forms in all_forms().values()
        for form in forms
        if form.text != on_page[form.noun].text
    ]
    asked += [Asked(pair.kind, pair.query, f"/pari/{pair.on_page}/") for pair in all_pairs()]
    page = browser.new_page()
    page.goto(f"{noun_url}sv/")
    found = page.evaluate(SEARCH_ALL, [[one.query for one in asked], noun_url])
    page.close()
    return [(one, one.page in urls) for one, urls in zip(asked, found, strict=True)]


def missed(outcome: list[tuple[Asked, bool]], *, nouns: bool) -> tuple[float, list[str]]:
    of_kind = [(one, found) for one, found in outcome if one.kind.startswith("subst. ") == nouns]
    lost = [f"{one.query} ({one.page})" for one, found in of_kind if not found]
    return len(lost) / len(of_kind), lost


def test_the_lists_are_long_enough() -> None:
    forms = all_forms()
    assert len(forms) >= 100
    assert all(len({form.case for form in of_noun}) == CASES for of_noun in forms.values())
    assert len(all_pairs()) >= 200


def test_the_forms_of_nouns_find_the_page_of_another_form(outcome: list[tuple[Asked, bool]]) -> None:
    # The goal is 97 %; what was reached is held, so that a fall is seen.
    share, lost = missed(outcome, nouns=True)
    assert share < 0.01, lost[:50]


def test_verbs_adjectives_possessives_and_the_like_do_so_too(outcome: list[tuple[Asked, bool]]) -> None:
    share, lost = missed(outcome, nouns=False)
    assert share < 0.02, lost


def test_every_case_and_kind_reaches_the_limit(outcome: list[tuple[Asked, bool]]) -> None:
    asked = Counter(one.kind for one, _ in outcome)
    found = Counter(one.kind for one, hit in outcome if hit)
    assert {kind: found[kind] / asked[kind] for kind in asked if found[kind] / asked[kind] < 0.9} == {}
