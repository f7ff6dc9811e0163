"""Open data: the archive as JSON, CSV, SQLite, Atom, Data Package and DCAT."""
