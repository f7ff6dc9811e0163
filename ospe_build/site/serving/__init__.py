"""The live site, for writing: what goes wrong is told on top of the last good pages, and mending it brings new ones.

MkDocs alone answers no request while a build fails, and its way to reload a page is an inline script, which our pages
forbid. Both are done here, around its server: what it builds and what it answers pass through `Preview`.
"""
