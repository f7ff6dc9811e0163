"""Document → Findings: schema, rules within a file, personal data, leftovers; `across` holds the rules across files."""

from ospe_build.checking.check import check
from ospe_build.checking.context import Context, today

__all__ = ["Context", "check", "today"]
