"""The lens of the ties: what the network of ties wants to know of what the tagger sees at each character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.extract.inference import session

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from kg.model import Sight


class Lens:
    """A product with whole numbers, which gives a character the same numbers in any company."""

    def __init__(self, path: Path) -> None:
        self._session = session(path)

    def __call__(self, encoded: NDArray[np.uint8]) -> Sight:
        """Give what the ties want to know (… x what they want) of what the tagger sees (… x what it sees)."""
        sight: Sight = self._session.run(None, {"encoded": encoded})[0]
        return sight
