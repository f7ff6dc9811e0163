"""The form at `/kirjaa/`: the schema as fields to fill, and the script that checks, keeps and hands over the result."""
