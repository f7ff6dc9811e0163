"""What programs look for at known places."""

from datetime import date
from pathlib import Path

from project import TODAY

from ospe_build.settings import repo_url, site_url


def test_robots_may_read_everything_and_find_the_sitemap(site: Path) -> None:
    lines = (site / "robots.txt").read_text("utf-8").splitlines()
    assert lines == ["User-agent: *", "Allow: /", "", f"Sitemap: {site_url()}sitemap.xml"]
    assert (site / "sitemap.xml").exists()


def test_security_txt_names_whom_to_tell_and_expires_within_a_year_of_the_build(site: Path) -> None:
    fields = dict(line.split(": ", 1) for line in (site / ".well-known/security.txt").read_text("utf-8").splitlines())
    assert fields["Contact"] == f"{repo_url()}/security/advisories/new"
    assert fields["Canonical"] == f"{site_url()}.well-known/security.txt"
    days = (date.fromisoformat(fields["Expires"].removesuffix("T00:00:00Z")) - date.fromisoformat(TODAY)).days
    assert 30 < days < 365
