"""The files that programs look for at known places: where the sitemap is, and whom to tell of a weakness."""

from datetime import date, timedelta
from typing import Final

from ospe_build import addresses
from ospe_build.data.edition import Origin

ROBOTS: Final = "robots.txt"
SECURITY: Final = ".well-known/security.txt"
_VALID: Final = timedelta(days=180)
"""How long the file is to be believed (RFC 9116 asks for less than a year); the site is built every night."""


def robots(origin: Origin) -> str:
    """What search engines are told: everything may be read. Made-up sessions say in their pages that they are none."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {origin.url('sitemap.xml')}\n"


def security(origin: Origin, on: date) -> str:
    """Whom to tell of a weakness, as RFC 9116 has it.

    Args:
        origin: who publishes the site, and where the repository is.
        on: the day of the build.
    """
    return (
        f"Contact: {origin.repo_url}/security/advisories/new\n"
        f"Expires: {(on + _VALID).isoformat()}T00:00:00Z\n"
        f"Preferred-Languages: {', '.join(addresses.PUBLISHED)}\n"
        f"Canonical: {origin.url(SECURITY)}\n"
        f"Policy: {origin.repo_url}/blob/main/SECURITY.md\n"
    )
