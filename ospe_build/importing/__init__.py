"""A spreadsheet of form answers → session files.

The way through: `table` reads the sheet, from `csv_text` or a `workbook`; `guess` finds the field of each column;
`start` writes a mapping file with these, `mapping` reads it back, `convert` makes a session of each row, `outcome`
checks the sessions and leads every finding back to its cell, `show` tells all of it, and `command` puts these together.
"""
