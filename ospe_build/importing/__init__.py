"""A spreadsheet of form answers → session files.

The way through: `table` reads the CSV, `guess` writes a mapping file to start from, `mapping` reads it back, `convert`
makes a session of each row, `outcome` checks the sessions and leads every finding back to its cell, `show` tells all of
it, and `command` puts these together.
"""
