"""What is searched: a page as its title, and its texts by the places where they stand."""

from typing import NamedTuple


class Section(NamedTuple):
    """A part of a page.

    Attributes:
        name: its heading, as people read it.
        anchor: the id of its element; empty for the top of the page.
        text: what is there.
        also: other words by which it is found, which do not stand in it.
    """

    name: str
    anchor: str
    text: str
    also: str = ""


class Document(NamedTuple):
    """A page as it is searched.

    Attributes:
        url: from the site's root.
        kind: what kind of a page it is, as people read it.
        language: fi, sv or en.
        title: its heading.
        about: whose page it is: units, districts, target groups. A word found here counts for more than in a section.
        sections: its texts.
        inner: whether it is for maintainers.
        session: whether it is a session's.
        means: the texts by which each row of a session's plan is found.
    """

    url: str
    kind: str
    language: str
    title: str
    about: Section
    sections: tuple[Section, ...]
    inner: bool = False
    session: bool = False
    means: tuple[str, ...] = ()
