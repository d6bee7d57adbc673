"""What the endpoint and its workers say to each other: a head in JSON and a body of bytes, each with its length.

>>> read_from = bytearray(packed({"status": 200}, b"true"))
>>> taken(read_from), read_from
(({'status': 200}, b'true'), bytearray(b''))
"""

from __future__ import annotations

import json
import socket
from struct import Struct
from typing import Any

_LENGTHS = Struct("!II")

Frame = tuple[Any, bytes]


def packed(head: Any, body: bytes = b"") -> bytes:
    """A frame as bytes.

    >>> packed({}, b"x")
    b'\\x00\\x00\\x00\\x02\\x00\\x00\\x00\\x01{}x'
    """
    text = json.dumps(head).encode()
    return b"".join((_LENGTHS.pack(len(text), len(body)), text, body))


def taken(buffer: bytearray) -> Frame | None:
    """Takes a whole frame off the front of `buffer`; None while there is none yet.

    >>> taken(bytearray(b"\\x00")) is None
    True
    """
    if len(buffer) < _LENGTHS.size:
        return None
    head, body = _LENGTHS.unpack_from(buffer)
    start, stop = _LENGTHS.size + head, _LENGTHS.size + head + body
    if len(buffer) < stop:
        return None
    frame = json.loads(buffer[_LENGTHS.size : start].decode()), bytes(buffer[start:stop])
    del buffer[:stop]
    return frame


def read(stream: socket.socket) -> Frame | None:
    """The next frame of a socket that blocks; None where the other end has closed.

    >>> one, other = socket.socketpair()
    >>> one.sendall(packed({"text": "ASK {}"}))
    >>> read(other)
    ({'text': 'ASK {}'}, b'')
    >>> one.close()
    >>> read(other) is None
    True
    >>> other.close()
    """
    buffer = bytearray()
    while (frame := taken(buffer)) is None:
        piece = stream.recv(1 << 16)
        if not piece:
            return None
        buffer += piece
    return frame
