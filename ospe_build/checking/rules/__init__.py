"""The rules within one file that the schema cannot express: all of them, in the order of their codes.

A rule gives the places where a file breaks it. A suggestion that may stand in the file in place of the value becomes
its fix; any other edit the rule gives itself. `docs/dev/hacking.md` tells what goes with a new one.
"""

from typing import Final

from ospe_build.checking.file_name import date_in_name, ending, file_name, outside_year, year_folder
from ospe_build.checking.leftovers import marker_left, untouched
from ospe_build.checking.rules.benefits import benefit_not_written
from ospe_build.checking.rules.cards import unknown_card
from ospe_build.checking.rules.dates import (
    deadline_before_game,
    follow_up_before_game,
    follow_up_in_future,
    follow_ups_out_of_order,
    played_before_edition,
    played_in_future,
)
from ospe_build.checking.rules.meant import card_as_text, curly_quotes, empty_answer
from ospe_build.checking.rules.people import few_players, named_person, roles_of_few
from ospe_build.checking.rules.plan import nobody_responsible
from ospe_build.checking.spot import Rule
from ospe_build.finding import Severity

FILE_RULES: Final = (
    Rule("OSPE301", Severity.ERROR, file_name),
    Rule("OSPE302", Severity.ERROR, date_in_name),
    Rule("OSPE303", Severity.ERROR, year_folder),
    Rule("OSPE304", Severity.ERROR, ending),
    Rule("OSPE305", Severity.ERROR, outside_year),
)
"""They hold for a file that cannot be read, too."""

VALUE_RULES: Final = (
    Rule("OSPE306", Severity.ERROR, played_in_future),
    Rule("OSPE307", Severity.ERROR, deadline_before_game),
    Rule("OSPE308", Severity.ERROR, follow_up_before_game),
    Rule("OSPE309", Severity.ERROR, follow_up_in_future),
    Rule("OSPE310", Severity.ERROR, follow_ups_out_of_order),
    Rule("OSPE311", Severity.ERROR, unknown_card),
    Rule("OSPE312", Severity.WARNING, benefit_not_written),
    Rule("OSPE313", Severity.WARNING, nobody_responsible),
    Rule("OSPE323", Severity.WARNING, card_as_text),
    Rule("OSPE324", Severity.WARNING, curly_quotes),
    Rule("OSPE325", Severity.WARNING, empty_answer),
    Rule("OSPE326", Severity.ERROR, played_before_edition),
    Rule("OSPE410", Severity.WARNING, named_person),
    Rule("OSPE411", Severity.WARNING, few_players),
    Rule("OSPE412", Severity.ERROR, roles_of_few),
    Rule("OSPE501", Severity.ERROR, untouched),
    Rule("OSPE502", Severity.ERROR, marker_left),
)
"""OSPE401 to OSPE404 and OSPE413 look at every text and stand in `privacy`; the rules across files in `across`."""
