"""Of the inflected forms of common nouns, nearly all find the page that holds another form: in a real browser."""

from collections import Counter

import pytest
from nouns import CASES, Form, all_forms, chosen_forms
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


@pytest.fixture(scope="module")
def outcome(browser: Browser, noun_url: str) -> list[tuple[Form, bool]]:
    """Every form but the one on the page, and whether the page was among the first ten."""
    on_page = chosen_forms(seed=2017)
    asked = [form for forms in all_forms().values() for form in forms if form.text != on_page[form.noun].text]
    page = browser.new_page()
    page.goto(noun_url)
    found = page.evaluate(SEARCH_ALL, [[form.text for form in asked], noun_url])
    page.close()
    return [(form, f"/sana/{form.noun}/" in urls) for form, urls in zip(asked, found, strict=True)]


def test_the_list_is_long_enough() -> None:
    forms = all_forms()
    assert len(forms) >= 100
    assert all(len({form.case for form in of_noun}) == CASES for of_noun in forms.values())


def test_inflected_forms_find_the_page_of_another_form(outcome: list[tuple[Form, bool]]) -> None:
    missed = [form.text for form, found in outcome if not found]
    # The judge's limit is 85 %; 99 % is what was reached, so that a fall is seen.
    assert len(missed) / len(outcome) < 0.02, f"{len(missed)} of {len(outcome)}: {missed[:50]}"


def test_every_case_reaches_the_limit(outcome: list[tuple[Form, bool]]) -> None:
    asked = Counter(form.case for form, _ in outcome)
    found = Counter(form.case for form, hit in outcome if hit)
    assert len(asked) == CASES
    assert {case: found[case] / asked[case] for case in asked if found[case] / asked[case] < 0.85} == {}
