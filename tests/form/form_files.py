"""The files that the form's tests compare, and the day on which they do."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-24"
FIXTURES = ROOT / "tests" / "sessions"
PUBLISHED = "2026-02-17-kaikki-kohdat"
"""A session of the form's site that has a plan and follow-ups."""
BEFORE_IT = "2025-02-18-mallilan-terveysasema"
"""The session that it names as the one before it."""
