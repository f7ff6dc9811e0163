"""Columns that hold personal data by their headings, such as those which Forms and Webropol put beside the answers."""

import re
from typing import Final

from ospe_build.checking.nearest import as_key

_CONTACT: Final = re.compile(
    r"(?:^|_)(?:s_?posti|sahkoposti|e_?mail|e_?post|puhelin(?:numero)?(?:_|$)|puh(?:_|$)|gsm|phone|telefon|mobil|"
    r"ip_(?:osoite|address|adress)|hetu|henkilotunnus|personbeteckning|syntyma|katuosoite|postiosoite|kotiosoite|"
    r"yhteystie|yhteyshenkil|vastuuhenkil|(?:ansvarig|responsible)_person|contact|kontakt|kayttajatunnus|kayttajanimi|user_?name|anvandarnamn|"
    r"etunim|sukunim|first_name|last_name|full_name|fornamn|efternamn)"
    r"|^(?:osallistujat|osanottajat|lasnaolijat|participants|deltagare)$"
)
_NAME: Final = re.compile(r"(?:^|_)(?:nimi|nimesi|nimenne|nimet|name|names|namn)(?:_|$)")
_PERSONS: Final = re.compile(
    r"(?:vastaaj|ohjaaj|vetaj|pelaaj|osallistuj|kirjaaj|tayttaj|henkilo|lahettaj|respondent|facilitator|player|"
    r"participant|your|sender|person|svarande|spelledare|deltagare|spelare|ditt|din|oma|sinun)"
)


def is_personal(heading: str) -> bool:
    """Whether a heading asks for a person's name or for what leads to a person."""
    words = as_key(re.sub("[0-9]", " ", heading))
    if _CONTACT.search(words):
        return True
    named = _NAME.search(words)
    # `Pelin nimi` and `Yksikön nimi` are no names of persons; `Nimi` alone is.
    return named is not None and (named[0].strip("_") == words or _PERSONS.search(words) is not None)
