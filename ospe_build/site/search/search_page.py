"""A page as it goes into the search index: what is known of it by itself, and kept from one build to the next."""

from typing import Final

import msgspec

from ospe_build import addresses
from ospe_build.files import compact
from ospe_build.site.search.documents import Document
from ospe_build.site.search.fold import whole_words, words
from ospe_build.site.search.hints import hints

_LONGEST_NAME: Final = 9


class SearchPage(msgspec.Struct, array_like=True):
    """A page as it goes into the index.

    Attributes:
        view: what the page shows, whatever its language: its address without that.
        language: fi, sv or en.
        content: what the browser is told of it, as JSON.
        means: the words of each row of a session's plan, parted by spaces; none where the session does not count.
        ranked: its words by the rank of the best place where each stands, parted by spaces.
        called: of how many words the names are by which it is known, a digit each.
        inner: whether it is for maintainers.
        session: whether it is a session's.
    """

    view: str
    language: str
    content: str
    means: list[str]
    ranked: list[str]
    called: str
    inner: bool
    session: bool

    @classmethod
    def of(cls, document: Document) -> "SearchPage":
        """The page of a document."""
        sections = (document.about, *document.sections)
        content = compact([document.url, document.title, document.kind, document.language, sections])
        # A page that is nobody's is known by its kind and by other names as by its title.
        names = () if document.session else (*document.about.text.split(", "), *document.about.also.split(", "))
        texts = (
            (document.title, *names),
            (document.about.text,),
            (document.about.also, *(f"{one.text}\n{one.also}" for one in document.sections)),
        )
        known: set[str] = set()
        ranked = []
        for of_rank in texts:
            found = dict.fromkeys(word for text in of_rank for word in words(text) if word not in known)
            known.update(found)
            ranked.append(" ".join(found))
        view = document.url.removeprefix(addresses.folder(document.language))
        means = [" ".join(dict.fromkeys(words(one))) for one in document.means]
        lengths = {_name_length(name) for name in (document.title, *names) if name}
        called = "".join(str(length) for length in sorted(lengths) if length <= _LONGEST_NAME)
        return cls(view, document.language, content, means, ranked, called, document.inner, document.session)


def _name_length(name: str) -> int:
    written = whole_words(name)
    return sum(word not in hints().passed_over for word in written) or len(written)
