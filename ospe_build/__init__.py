"""Osallisuuspeli's open results archive: from a session's YAML file to a public site.

One way through it: read -> check -> archive -> publish.
"""
