import re

from ospe_build.site.search.pages import search_page


def page(body: str, language: str = "fi") -> str:
    return f"<!doctype html><html lang='{language}'><head><title>x</title></head><body>{body}</body></html>"


def hidden_lemmas(html: str) -> list[str]:
    found = re.search(r'<p data-pagefind-meta="lemmat">([^<]*)</p>', html)
    assert found
    return found[1].split()


def test_a_page_without_the_mark_is_not_searched() -> None:
    assert search_page(page("<main>Katu</main>")) is None
    assert search_page(page("<main>&lt;p data-pagefind-body&gt; data-pagefind-body</main>")) is None


def test_only_the_marked_element_is_kept() -> None:
    found = search_page(
        page("<nav>Valikko</nav><main data-pagefind-body><div>Kadut<main></main></div></main><p>Alaosa</p>")
    )
    assert found is not None
    assert "<div>Kadut<main></main></div></main>" in found.html
    assert "Valikko" not in found.html
    assert "Alaosa" not in found.html
    assert found.words == {"kadut"}


def test_lemmas_are_added_but_for_those_on_the_page() -> None:
    found = search_page(page('<main class="a" data-pagefind-body>Talo kaduilla</main>'))
    assert found is not None
    assert hidden_lemmas(found.html) == ["katu"]


def test_a_soft_hyphen_parts_no_word() -> None:
    found = search_page(page("<main data-pagefind-body>nuoriso\N{SOFT HYPHEN}talo</main>"))
    assert found is not None
    assert found.words == {"nuorisotalo"}
    assert "nuorisotalo" in found.html


def test_what_pagefind_passes_over_gives_no_lemmas() -> None:
    ignored = "<p data-pagefind-ignore>Kadut <b>tiet</b></p><script>koirat</script><nav>kissat</nav>"
    found = search_page(page(f"<main data-pagefind-body>{ignored}<p>Pihoilla &amp; y&ouml;ss&auml;</p></main>"))
    assert found is not None
    assert found.words == {"pihoilla", "yössä"}


def test_the_language_is_the_pages_own() -> None:
    found = search_page(page("<main data-pagefind-body>gårdarna</main>", language="sv"))
    assert found is not None
    assert found.language == "sv"
    assert "kieli:sv" in found.html
    assert "gård" in hidden_lemmas(found.html)


def test_a_language_that_the_site_does_not_have_counts_as_finnish() -> None:
    found = search_page(page("<main data-pagefind-body>kadut</main>", language="de"))
    assert found is not None
    assert found.language == "fi"
