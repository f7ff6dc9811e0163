"""Document → Findings.

The way through: `check` runs all checks of one file. `schema_findings` words what the JSON Schema has against it
(OSPE2xx), `rules` lists the rules that the schema cannot express (OSPE3xx, OSPE4xx on people, OSPE5xx), `privacy` looks
for personal data in every text. `across` compares the files of an archive by the `facts` of each; `collect` finds them.
"""

from ospe_build.checking.check import check
from ospe_build.checking.context import Context, today

__all__ = ["Context", "check", "today"]
