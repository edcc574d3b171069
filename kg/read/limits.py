"""How much a reader takes on; beyond it an input is refused by name, with the limit and the remedy."""

from __future__ import annotations

from kg.errors import InputError

_MB = 1 << 20

TEXT_BYTES = 100 * _MB  # a text, or a JSON file: it is held in memory as a whole
LINE_BYTES = 16 * _MB  # one line of JSON lines, one row of a table
PAGE_BYTES = 20 * _MB  # an HTML page or a feed
PAGE_ELEMENTS = 50_000
TAG_ATTRIBUTES = 1_000
PDF_BYTES = 100 * _MB
PDF_PAGES = 3_000
TEXT_CHARACTERS = 20_000_000  # what may come out of one document
ARCHIVE_MEMBERS = 20_000
ARCHIVE_BYTES = 200 * _MB  # all that an archive holds, unpacked
ARCHIVE_DEPTH = 2  # an archive in an archive, and no more
OFFICE_MEMBERS = 2_000
RATIO = 100  # unpacked to packed, for anything that unpacks to more than a megabyte
RATIO_FROM = _MB
SECONDS = 10.0  # for one document in a child process
MEMORY = 768 * _MB  # of a child process
FETCH_SECONDS = 30.0
REDIRECTS = 5


def too_much(source: str, what: str, limit: int | str, remedy: str) -> InputError:
    """Refuse an input that goes beyond a limit; a number of bytes from a megabyte on is told in MB."""
    told = f"{limit // _MB} MB" if isinstance(limit, int) and limit >= _MB and limit % _MB == 0 else limit
    return InputError(source, f"{what} (the limit is {told})", remedy)


def check_ratio(source: str, packed: int, unpacked: int) -> None:
    """Refuse what unpacks to far more than any text does."""
    if unpacked > RATIO_FROM and unpacked > RATIO * max(packed, 1):
        what = f"it unpacks to {unpacked // max(packed, 1)} times its size"
        raise too_much(source, what, f"{RATIO} times", "unpack it yourself if you trust it, and give the files")
