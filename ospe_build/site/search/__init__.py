"""Search that understands inflected words, made when the site is built and asked in the browser.

`build` gathers what each page says (`documents`), folds it into words (`fold`), asks the dictionaries what each may be
(`words`; Finnish by `finnish` and `transducer`, the others by `listed`), and writes small files (`index`), which `js/`
reads.
"""
