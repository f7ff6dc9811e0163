"""Findings → what people and other programs read. One module a format; all take the same `Result`."""

from ospe_build.reporting.result import Result

__all__ = ["Result"]
