"""Made-up sessions, for benchmarks and for trying the site; the same bytes for the same seed."""
