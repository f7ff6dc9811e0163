"""An archive to import into, and spreadsheets written by hand."""

from pathlib import Path

from commands import Done, ospe

HEADINGS = (
    "Aikaleima", "Otsikko", "Pelipäivä", "Organisaatio", "Toimiala", "Yksikkö", "Pelaajia", "Kohderyhmät",
    "Mitä organisaation osaa, hanketta tai palvelua tarkastelemme?", "osallistettavat",
    "Asiakaskokemus: Teemme jo hyvin", "Miten kokeiltava keino kehittää osallisuutta?", "Menetelmä", "Kuka vastaa?",
    "Määräaika",
)  # fmt: skip
ANSWERS = {
    "Aikaleima": "13.3.2026 9.15",
    "Otsikko": "Mallilan nuorten tilat",
    "Pelipäivä": "12.3.2026",
    "Organisaatio": "Esimerkkilän kaupunki",
    "Toimiala": "Kulttuuri ja vapaa-aika",
    "Yksikkö": "Mallilan kirjasto",
    "Pelaajia": "7",
    "Kohderyhmät": "Nuoret, Perheet",
    "Mitä organisaation osaa, hanketta tai palvelua tarkastelemme?": "Nuorten tilat\nIltatoiminta; Ovet, ikkunat",
    "osallistettavat": "Lähikoulujen yläkoululaiset",
    "Asiakaskokemus: Teemme jo hyvin": "Asukasilta\nOma tapamme",
    "Miten kokeiltava keino kehittää osallisuutta?": "Nuoret päättävät itse",
    "Menetelmä": "Nuorten oma kokous",
    "Kuka vastaa?": "Nuorten tiimi",
    "Määräaika": "12/2026",
}
PLACE = "sessions/2026/2026-03-12-mallilan-nuorten-tilat.yml"


def answers(**changes: str) -> dict[str, str]:
    """A row without mistakes, but for the changes; a heading with spaces cannot be changed this way."""
    assert changes.keys() <= ANSWERS.keys()
    return {**ANSWERS, **changes}


def sheet(*rows: dict[str, str], delimiter: str = ";") -> str:
    """A sheet in which every cell is quoted."""
    lines = [HEADINGS, *([row[heading] for heading in HEADINGS] for row in rows)]
    quoted = [delimiter.join('"' + cell.replace('"', '""') + '"' for cell in line) for line in lines]
    return "\r\n".join([*quoted, ""])


class Archive:
    """A folder with an archive in it, and a sheet beside that."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "sessions").mkdir()

    def run(self, *arguments: str) -> Done:
        return ospe(self.folder, "import", *arguments)

    def put(self, content: str | bytes, name: str = "vastaukset.csv") -> None:
        (self.folder / name).write_bytes(content.encode() if isinstance(content, str) else content)

    def begin(self, content: str | bytes) -> str:
        """Write the sheet and have a mapping made; its text."""
        self.put(content)
        done = self.run("vastaukset.csv")
        assert (done.returncode, done.stderr) == (0, ""), done
        return (self.folder / "vastaukset.csv.mapping.yml").read_text("utf-8")

    def take(self, *options: str) -> Done:
        """Import the sheet with the mapping that was made."""
        return self.run("vastaukset.csv", "--mapping", "vastaukset.csv.mapping.yml", *options)

    def files(self) -> list[str]:
        """All session files."""
        found = (self.folder / "sessions").rglob("*.yml")
        return sorted(path.relative_to(self.folder).as_posix() for path in found)
