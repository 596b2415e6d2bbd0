"""One row of a sheet: what its cells say, and a sentence with its place for each that says nothing usable."""

from dataclasses import dataclass
from datetime import date, datetime, time

from congxa.kernel.text import fold, nfc
from congxa.procedures.lists.columns import WORDS, heading_of
from congxa.procedures.lists.values import CUTOFF


@dataclass(slots=True)
class Row:
    """The cells of one row by the key of their column; reading a wrong one notes a problem with its place."""

    where: str
    cells: dict[str, object]
    problems: list[str]

    def wrong(self, sentence: str) -> None:
        """Note a problem of this row."""
        self.problems.append(f"{self.where}: {sentence}")

    def text(self, key: str) -> str:
        """Return the cell as text in NFC; lines stay."""
        value = self.cells.get(key)
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "\n".join(" ".join(line.split()) for line in nfc(str(value)).splitlines()).strip()

    def needed(self, key: str) -> str:
        """Return the cell as text; an empty one is wrong."""
        found = self.text(key)
        if not found:
            self.wrong(f"thiếu “{heading_of(key)}”.")
        return found

    def lines(self, key: str) -> tuple[str, ...]:
        """Return the lines of a cell, without empty ones."""
        return tuple(line.strip() for line in self.text(key).splitlines() if line.strip())

    def number(self, key: str, default: int | None = None) -> int | None:
        """Return a whole number that is not negative; dots between thousands are read over."""
        written = self.text(key).replace(".", "").replace(" ", "")
        if not written:
            return default
        if not (written.isascii() and written.isdigit()) or len(written) > 10:
            self.wrong(f"“{self.text(key)}” ở cột “{heading_of(key)}” phải là số nguyên không âm.")
            return default
        return int(written)

    def day(self, key: str) -> date | None:
        """Return a day from a date cell or written 01/07/2025 or 2025-07-01."""
        value = self.cells.get(key)
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        written = self.text(key)
        if not written:
            return None
        for pattern in ("%d/%m/%Y", "%Y-%m-%d"):
            try:
                return datetime.strptime(written, pattern).date()  # noqa: DTZ007 -- a day has no zone
            except ValueError:
                continue
        self.wrong(f"“{written}” ở cột “{heading_of(key)}” không phải là ngày; hãy ghi như 01/07/2025.")
        return None

    def clock(self, key: str) -> time:
        """Return a time of day, 15:00 when the cell is empty."""
        value = self.cells.get(key)
        if isinstance(value, datetime):
            return value.time()
        if isinstance(value, time):
            return value
        written = self.text(key)
        try:
            return time.fromisoformat(written) if written else CUTOFF
        except ValueError:
            self.wrong(f"“{written}” ở cột “{heading_of(key)}” không phải là giờ; hãy ghi như 15:00.")
            return CUTOFF

    def word(self, key: str, default: str = "") -> str:
        """Return the key of one of a column's known words."""
        return next(iter(self.words(key)), default)

    def words(self, key: str) -> tuple[str, ...]:
        """Return the keys of known words, separated by semicolons or lines."""
        known = {fold(said): value for value, said in WORDS[key].items()} | {fold(value): value for value in WORDS[key]}
        found = []
        for part in self.text(key).replace(";", "\n").splitlines():
            if not part.strip():
                continue
            if fold(part) not in known:
                choices = ", ".join(f"“{said}”" for said in WORDS[key].values())
                self.wrong(f"“{part.strip()}” ở cột “{heading_of(key)}” không hiểu được; hãy ghi một trong: {choices}.")
                continue
            found.append(known[fold(part)])
        return tuple(found)
