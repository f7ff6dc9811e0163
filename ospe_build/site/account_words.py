"""What a person adds to a year's account: the body of `docs/tilastot/<year>.md`, which is no page of its own."""

import re
from pathlib import Path
from typing import Final

from markdown import markdown
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.meta import get_data

from ospe_build.messages import DEFAULT_LANGUAGE

FILE: Final = re.compile(r"tilastot/[0-9]{4}(?:\.(?:sv|en))?\.md")
"""Such a file, from the folder of the documentation."""


def words_of(year: str, *, config: MkDocsConfig, language: str) -> Markup:
    """The words on a year as HTML; empty where nobody has written any in that language.

    Raises:
        OSError: the file cannot be read.
    """
    path = (
        Path(config.docs_dir) / "tilastot" / (f"{year}.md" if language == DEFAULT_LANGUAGE else f"{year}.{language}.md")
    )
    if not path.is_file() or path.is_symlink():
        return Markup()
    body, _ = get_data(path.read_text("utf-8"))
    html = markdown(body, extensions=config.markdown_extensions, extension_configs=config.mdx_configs or {})
    return Markup(html)  # noqa: S704 - of the same hands as every page of the documentation
