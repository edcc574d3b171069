"""Finds the Chromium that the browser tests use; run as a program, its status says whether there is one."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser


def chromium() -> str | None:
    """Give the path of an installed Chromium or Chrome, or of the one that playwright brought."""
    for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
        found = shutil.which(name)
        if found:
            return found
    brought = sorted(Path.home().glob(".cache/ms-playwright/chromium-*/chrome-linux*/chrome"))
    return str(brought[-1]) if brought else None


class Stopwatch:
    """Counts the processor time that a browser spends on pages, which other work of the machine hardly changes."""

    def __init__(self, browser: Browser) -> None:
        self._session = browser.new_browser_cdp_session()
        self._before = self._times()

    def seconds(self) -> float:
        """Give the seconds since the start in the process that worked most: the one of the page."""
        return max(time - self._before.get(number, 0.0) for number, time in self._times().items())

    def _times(self) -> dict[int, float]:
        told = self._session.send("SystemInfo.getProcessInfo")["processInfo"]
        return {one["id"]: one["cpuTime"] for one in told if one["type"] == "renderer"}


if __name__ == "__main__":
    sys.exit(chromium() is None)
