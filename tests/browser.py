"""Finds the Chromium that the browser tests use; run as a program, its status says whether there is one."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def chromium() -> str | None:
    """Give the path of an installed Chromium or Chrome, or of the one that playwright brought."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found:
            return found
    brought = sorted(Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome"))
    return str(brought[-1]) if brought else None


if __name__ == "__main__":
    sys.exit(chromium() is None)
