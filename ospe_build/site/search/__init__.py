"""Search that understands inflected words, made when the site is built and asked in the browser.

`build` gathers what each page says (`documents`, of a session by `session_document`, of others by `page_document`),
folds it into words (`fold`), asks the dictionaries what each may be (`words`; Finnish by `finnish` and `transducer`,
the others by `listed`), and writes small files (`index`), which `js/` reads. `others` names archives whose indexes the
page of sessions can ask too.
"""

from typing import Final

FOLDER: Final = "haku"
"""Where the index stands, from the site's root."""
