"""What is kept of a text so that its reprints are found: adds the print of a reading's match form."""

from __future__ import annotations

import dataclasses

from kg.model import Reading
from kg.text.duplicates import fingerprint


class Prints:
    """Adds the `print` of a reading, None where the text is too short to tell."""

    def __call__(self, reading: Reading) -> Reading:
        """Give the reading with its print."""
        return dataclasses.replace(reading, print=fingerprint(reading.text))
