"""A visit of a page that is served, and what is watched in it."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, Page

from tests.serve.server import Server


class Visit:
    """A page of a server with everything that it asked for and complained of."""

    def __init__(self, browser: Browser, server: Server, address: str = "/", **options: Any) -> None:
        settings: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "locale": "zh-CN", **options}
        self.server = server
        self.context = browser.new_context(**settings)
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.add_init_script(
            "addEventListener('securitypolicyviolation', e => console.error('policy', e.violatedDirective, e.blockedURI))"
        )
        self.page.goto(server.url + address)
        self.page.wait_for_selector("html[data-ready]")

    def end(self) -> None:
        """Close, having asked only its own server and complained of nothing."""
        self.page.wait_for_timeout(100)
        assert self.page.evaluate("window.__x") is None
        self.context.close()
        assert self.complaints == []
        assert [url for url in self.requests if not url.startswith((self.server.url, "blob:"))] == []
