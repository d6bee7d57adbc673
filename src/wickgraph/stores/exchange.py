"""Exchanges with SPARQL servers over HTTP: who asks, what went wrong, how long to wait.

>>> from wickgraph.stores.exchange import Endpoint
>>> Endpoint("http://127.0.0.1:7000/sparql")
Endpoint(url='http://127.0.0.1:7000/sparql', user=None, timeout=60)
"""

from __future__ import annotations

import ipaddress
import json
import re
import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import httpx

from wickgraph import __version__
from wickgraph.errors import RemoteError, UsageError

#: An answer larger than this (bytes, unpacked) is not read to its end.
LARGEST = 1 << 30
_SAID = 300
_DIGEST = re.compile(r"(?:^|,)\s*(digest\s.*?)(?=,\s*(?:basic|bearer|negotiate|ntlm|digest)\b|$)", re.IGNORECASE)


@dataclass(frozen=True)
class Endpoint:
    """A SPARQL server: its address, the account to ask it with, how long an answer may take (seconds).

    >>> Endpoint("ftp://example.org/")
    Traceback (most recent call last):
        ...
    wickgraph.errors.UsageError: ftp://example.org/: not an address of a server. Give one of http: or https:.
    """

    url: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    timeout: float = 60

    def __post_init__(self) -> None:
        if self._address.scheme not in ("http", "https") or not self._address.host:
            raise UsageError(f"{self.url}: not an address of a server. Give one of http: or https:.")
        if self._address.userinfo:
            raise UsageError(f"{self._address.host}: an account does not belong into the address. Give it with --user.")

    @cached_property
    def _address(self) -> httpx.URL:
        try:
            return httpx.URL(self.url)
        except httpx.InvalidURL as error:
            raise UsageError(f"{self.url}: not an address of a server ({error}).") from None

    @cached_property
    def _client(self) -> httpx.Client:
        return httpx.Client(
            auth=Account(self.user, self.password or "") if self.user else None,
            headers={"User-Agent": f"wickgraph/{__version__}"},
            timeout=self.timeout,
            # Certificates are read (for 40 ms) only where they are needed: no redirection is followed.
            verify=self._address.scheme == "https",
            # What runs on this machine is not asked by way of a proxy, whatever the environment says.
            trust_env=not _is_here(self._address.host),
        )

    def send(self, method: str, url: str | None = None, **request: Any) -> Answer:
        """What the server answers to a request, whatever its status. Raises RemoteError when there is no whole answer.

        >>> Endpoint("http://127.0.0.1:9/").send("GET")
        Traceback (most recent call last):
            ...
        wickgraph.errors.RemoteError: http://127.0.0.1:9/: cannot be reached (...
        """
        try:
            with self._client.stream(method, url or self.url, **request) as response:
                return Answer(self.url, response.status_code, response.headers, self._read(response))
        except httpx.ConnectError as error:
            said = f"cannot be reached ({error}). Is it the address, and does the server run?"
        except httpx.TimeoutException:
            said = self._late
        except httpx.HTTPError as error:
            said = f"the connection broke ({error or type(error).__name__}). Try again."
        raise RemoteError(f"{self.url}: {said}")

    @property
    def _late(self) -> str:
        return f"no whole answer within {self.timeout:g} s. Ask for less, or allow more with --limit-time."

    def _read(self, response: httpx.Response) -> bytes:
        """The body, unless it takes too long as a whole or is too large."""
        pieces, size, end = [], 0, time.monotonic() + self.timeout
        for piece in response.iter_bytes():
            pieces.append(piece)
            size += len(piece)
            if size > LARGEST:
                raise RemoteError(f"{self.url}: the answer is larger than {LARGEST >> 20} MB. Ask for less with LIMIT.")
            if time.monotonic() > end:
                raise RemoteError(f"{self.url}: {self._late}")
        return b"".join(pieces)


@dataclass(frozen=True)
class Answer:
    """What a server answered: status, headers, body."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The kind of the body, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def checked(self) -> Answer:
        """The answer itself, if it is one. Raises RemoteError where the server refused or failed.

        >>> Answer("http://127.0.0.1/", 404, {}, b"").checked()
        Traceback (most recent call last):
            ...
        wickgraph.errors.RemoteError: http://127.0.0.1/: nothing there (404). Check the address and its path.
        """
        if 200 <= self.status < 300:
            return self
        meaning, mend = _STATUSES.get(self.status, ("refused" if self.status < 500 else "the server failed", ""))
        if 300 <= self.status < 400:
            meaning, mend = f"has moved to {self.headers.get('location', 'elsewhere')}", "Give that address."
        said = self.said()
        raise RemoteError(f"{self.url}: {meaning} ({self.status}{f': {said}' if said else ''}). {mend}".rstrip())

    def said(self) -> str:
        """What the server says is wrong, in one line without anything that could move a cursor."""
        if "html" in self.media_type:
            return ""
        text = self.body[: 1 << 14].decode("utf-8", "replace")
        if self.media_type.endswith("json"):
            text = _problem(text)
        line = " ".join("".join(each if each.isprintable() else " " for each in text).split())
        return line[:_SAID] + "…" if len(line) > _SAID else line.rstrip(".")


_STATUSES = {
    401: ("wants to know who asks", "Give --user NAME, and its password in the variable WICKGRAPH_PASSWORD."),
    403: ("does not allow that", "Ask with another account (--user), or at the address for updates."),
    404: ("nothing there", "Check the address and its path."),
    405: ("does not take such requests", "Check the address: servers have one for queries and another for updates."),
    406: ("has the answer in no form that is read here", "Is it the address of a SPARQL endpoint?"),
    413: ("the request is too large", "Send less at a time (--batch)."),
    429: ("too many requests", "Wait, and try again."),
    503: ("no time now, or the answer takes too long", "Wait, or ask for less."),
    504: ("the answer takes too long", "Ask for less."),
}


def _problem(text: str) -> str:
    """The detail of a problem+json body, or the text as it is."""
    try:
        said = json.loads(text)
        return str(said.get("detail") or said.get("message") or said.get("title") or text)
    except (ValueError, AttributeError):
        return text


def _is_here(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


class Account(httpx.Auth):
    """A name and a password, shown in the way the server asks for: digest rather than basic."""

    def __init__(self, user: str, password: str) -> None:
        self._ways = {"digest": httpx.DigestAuth(user, password), "basic": httpx.BasicAuth(user, password)}
        self._chosen: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """The request, and the same again with the account where the server asks for it."""
        if self._chosen:
            yield from self._chosen.auth_flow(request)
            return
        response = yield request
        offered = ", ".join(response.headers.get_list("www-authenticate")).lower()
        name = next((name for name in self._ways if re.search(rf"(^|,)\s*{name}\b", offered)), None)
        if response.status_code != 401 or not name:
            return
        self._chosen = self._ways[name]
        flow = self._chosen.auth_flow(request)
        again = next(flow)
        # Digest looks at what the server said, which is known; basic has nothing to wait for. httpx finds digest only
        # where it is offered first or in a line of its own.
        if digest := _DIGEST.search(", ".join(response.headers.get_list("www-authenticate"))):
            response.headers["www-authenticate"] = digest[1]
        yield flow.send(response) if name == "digest" else again
