"""A headless Chromium that tests drive over a pipe, in the browser's own protocol, and everything it reports."""

import fcntl
import json
import os
import select
import shutil
import signal
import tempfile
import time
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The one without windows comes first: a tab of it costs a third."""

_FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-default-apps",
    "--disable-extensions", "--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-pipe",
)  # fmt: skip
_HIGH = 50
_PATIENCE = 60.0

Event = Mapping[str, Any]


class BrowserError(Exception):
    """The browser refused something, or does not answer."""


class Chromium:
    """One browser with a profile of its own that ends with it."""

    def __init__(self) -> None:
        program = next(filter(None, map(shutil.which, _NAMES)), None)
        if program is None:
            raise BrowserError(f"no browser: install one of {', '.join(_NAMES)}")
        self._profile = tempfile.mkdtemp(prefix="chromium-")
        theirs, self._write = _pipe()
        self._read, back = _pipe()
        actions: list[tuple[object, ...]] = [(os.POSIX_SPAWN_DUP2, theirs, 3), (os.POSIX_SPAWN_DUP2, back, 4)]
        actions += [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
        command = [program, *_FLAGS, f"--user-data-dir={self._profile}", "about:blank"]
        self._process = os.posix_spawn(program, command, os.environ, file_actions=actions, setsid=True)
        os.close(theirs)
        os.close(back)
        self._buffer = b""
        self._number = 0
        self._listeners: dict[str, Callable[[str, Event], None]] = {}

    def close(self) -> None:
        """End the browser and forget its profile."""
        os.killpg(self._process, signal.SIGKILL)
        os.waitpid(self._process, 0)
        os.close(self._write)
        os.close(self._read)
        shutil.rmtree(self._profile, ignore_errors=True)

    def call(self, method: str, session: str = "", **parameters: Any) -> Event:
        """Ask for something and wait for the answer; what is reported meanwhile goes to the pages.

        Raises: BrowserError if it is refused, or if there is no answer for a minute.
        """
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        self._send(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next(time.monotonic() + _PATIENCE)
            if answer is None:
                raise BrowserError(f"no answer to {method}")
            if answer.get("id") == number:
                if "error" in answer:
                    raise BrowserError(f"{method}: {answer['error']}")
                result: Event = answer["result"]
                return result

    def wait(self, until: Callable[[], bool], seconds: float = _PATIENCE) -> None:
        """Take in reports until something holds.

        Raises: BrowserError if it does not in time.
        """
        end = time.monotonic() + seconds
        while not until():
            if self._next(end) is None and time.monotonic() >= end:
                raise BrowserError("what was waited for did not come")

    def listen(self, session: str, heard: Callable[[str, Event], None] | None) -> None:
        """Who hears what a session reports; None for nobody."""
        if heard:
            self._listeners[session] = heard
        else:
            self._listeners.pop(session, None)

    def _send(self, message: bytes) -> None:
        while message:
            message = message[os.write(self._write, message) :]

    def _next(self, end: float) -> dict[str, Any] | None:
        """The next message, reported to its session; None if there is none in time."""
        while b"\0" not in self._buffer:
            ready, _, _ = select.select([self._read], [], [], max(0.0, end - time.monotonic()))
            if not ready:
                return None
            got = os.read(self._read, 1 << 20)
            if not got:
                raise BrowserError("the browser has ended")
            self._buffer += got
        raw, self._buffer = self._buffer.split(b"\0", 1)
        message: dict[str, Any] = json.loads(raw)
        heard = self._listeners.get(message.get("sessionId", ""))
        if heard and "method" in message:
            heard(message["method"], message["params"])
        return message


@dataclass
class Page:
    """One tab. `requests`, `console` and `dialogs` are what it asked for, complained of, and was interrupted by."""

    browser: Chromium
    target: str
    session: str
    requests: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    called: list[str] = field(default_factory=list)
    _loaded: bool = False

    def do(self, method: str, **parameters: Any) -> Event:
        """Ask this tab for something in the browser's protocol."""
        return self.browser.call(method, self.session, **parameters)

    def open(self, address: str) -> None:
        """Go to an address and wait until everything on it is there."""
        self._loaded = False
        answer = self.do("Page.navigate", url=address)
        if "errorText" in answer:
            raise BrowserError(f"{address}: {answer['errorText']}")
        self.browser.wait(lambda: self._loaded)

    def run(self, script: str) -> Any:
        """The value of an expression, a promise's included."""
        answer = self.do("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise BrowserError(json.dumps(answer["exceptionDetails"])[:2000])
        return answer["result"].get("value")

    def until(self, script: str, seconds: float = _PATIENCE) -> None:
        """Wait until an expression holds.

        Raises: BrowserError if it does not in time.
        """
        end = time.monotonic() + seconds
        while not self.run(script):
            if time.monotonic() > end:
                raise BrowserError(f"never came true: {script}")
            time.sleep(0.02)

    def forget(self) -> None:
        """Leave the page, and all that was heard of it."""
        self.open("about:blank")
        self.look()
        for heard in (self.requests, self.console, self.dialogs, self.called):
            heard.clear()

    def call_out(self, name: str) -> None:
        """Give scripts a function; with what text it was called is in `called`."""
        self.do("Runtime.addBinding", name=name)

    def look(self, width: int = 1280, height: int = 900, *, dark: bool = False, media: str = "") -> None:
        """The size of the window in CSS pixels, and how the page is shown."""
        self.do(
            "Emulation.setDeviceMetricsOverride",
            width=width,
            height=height,
            deviceScaleFactor=1,
            mobile=False,
        )
        features = [{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}]
        self.do("Emulation.setEmulatedMedia", media=media, features=features)

    def press(self, key: str) -> None:
        """Press and release a key: Tab, Enter, Escape, ArrowRight …"""
        code = {"Tab": 9, "Enter": 13, "Escape": 27, "ArrowRight": 39}[key]
        text = {"text": "\r"} if key == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            self.do(
                "Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code, **text
            )

    def picture(self, *, whole: bool = True) -> bytes:
        """What it looks like, as PNG."""
        answer = self.do("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        return b64decode(answer["data"])

    def pdf(self) -> bytes:
        """What is printed, on paper of the size that the page asks for, else A4."""
        answer = self.do(
            "Page.printToPDF",
            preferCSSPageSize=True,
            printBackground=True,
            paperWidth=8.27,
            paperHeight=11.69,
        )
        return b64decode(answer["data"])

    def hear(self, method: str, what: Event) -> None:
        """Note what the browser reports."""
        match method:
            case "Page.loadEventFired":
                self._loaded = True
            case "Page.javascriptDialogOpening":
                self.dialogs.append(what["message"])
                self.browser.call("Page.handleJavaScriptDialog", self.session, accept=False)
            case "Network.requestWillBeSent":
                self.requests.append(what["request"]["url"])
            case "Runtime.bindingCalled":
                self.called.append(what["payload"])
            case "Runtime.exceptionThrown":
                self.console.append(json.dumps(what["exceptionDetails"]))
            case "Runtime.consoleAPICalled":
                self.console.append(f"{what['type']}: {json.dumps(what['args'])}")
            case "Log.entryAdded":
                self.console.append(f"{what['entry']['level']}: {what['entry']['text']}")


@contextmanager
def new_page(browser: Chromium) -> Iterator[Page]:
    """A tab that forgets everything when it ends."""
    context = browser.call("Target.createBrowserContext")["browserContextId"]
    target = browser.call("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
    session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
    page = Page(browser, target, session)
    browser.listen(session, page.hear)
    for domain in ("Page", "Runtime", "Network", "Log"):
        page.do(f"{domain}.enable")
    try:
        yield page
    finally:
        browser.listen(session, None)
        browser.call("Target.disposeBrowserContext", browserContextId=context)


def _pipe() -> tuple[int, int]:
    """A pipe whose ends are numbered out of the way of those that the browser wants."""
    ends = os.pipe()
    moved = tuple(fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, _HIGH) for end in ends)
    for end in ends:
        os.close(end)
    return moved[0], moved[1]


def address_of(path: Path) -> str:
    """A file as an address."""
    return path.resolve().as_uri()
