"""Pages of `docs/` in Swedish and English: each stands beside the Finnish one, its name ending in `.sv` or `.en`."""

from mkdocs.structure.files import File, Files, InclusionLevel

from ospe_build import addresses
from ospe_build.messages import DEFAULT_LANGUAGE, LANGUAGES


def place_translations(files: Files) -> None:
    """Give each translation its address; take it away where its language is not published.

    A page is linked by the name of its file, so links work in the repository too.
    """
    for file in list(files.documentation_pages()):
        stem, _, language = file.src_uri.removesuffix(".md").rpartition(".")
        if language == DEFAULT_LANGUAGE or language not in LANGUAGES:
            continue
        named = File(f"{language}/{stem}.md", None, file.dest_dir, file.use_directory_urls)
        if language not in addresses.languages_of(addresses.view_of(named.url)[0]):
            files.remove(file)
            continue
        file.dest_uri, file.url = named.dest_uri, named.url
        file.inclusion = InclusionLevel.NOT_IN_NAV  # the menu is made of the Finnish pages
