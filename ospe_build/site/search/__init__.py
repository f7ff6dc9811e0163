"""Search that understands inflected words, made when the site is built.

`index.build_index` hands a copy of every page to Pagefind with the dictionary forms (lemmas) of its words as metadata,
and writes a map from inflected forms to lemmas, in small files, for the browser to turn a query the same way.
"""
