"""The files that the form's tests compare, and the day on which they do."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
TODAY = "2026-11-24"
FIXTURES = ROOT / "tests" / "sessions"
