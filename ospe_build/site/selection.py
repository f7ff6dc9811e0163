"""Which of the files that MkDocs found are published: Markdown and images of `docs/`."""

import logging
import os
from pathlib import Path
from typing import Final

from mkdocs.structure.files import File, Files, InclusionLevel

from ospe_build.messages import spoken, text
from ospe_build.site.account_words import FILE as ACCOUNT_WORDS

KINDS: Final = (".png", ".jpg", ".jpeg", ".webp", ".avif")
"""What is published of `docs/` beside Markdown. No SVG: a browser that is shown one by itself runs its scripts."""

_UNSEEN: Final = (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)

# In strict mode MkDocs gives up over warnings of its own loggers; this one only tells.
_log: Final = logging.getLogger("ospe")


def select(files: Files, docs_dir: str) -> None:
    """Take away what is not published, and say so where somebody may have wanted it."""
    real = Path(os.path.realpath(docs_dir))
    for file in list(files):
        if ACCOUNT_WORDS.fullmatch(file.src_uri):
            files.remove(file)
        elif not _is_for_readers(file, real):
            files.remove(file)
            if file.inclusion not in _UNSEEN:
                kinds = ", ".join(KINDS)
                _log.warning(text(spoken(), "docs.left_out", file=f"docs/{file.src_uri}", kinds=kinds))


def _is_for_readers(file: File, docs: Path) -> bool:
    """Whether a file of `docs/` is of a kind that is published, and no link: a link brings in a file from anywhere."""
    if not file.generated_by and os.path.realpath(str(file.abs_src_path)) != str(docs / file.src_uri):
        return False
    return file.is_documentation_page() or file.src_uri.lower().endswith(KINDS)
