"""Hostile articles, made by the number: garbage, nesting, other scripts, broken bytes, markup with scripts in it.

    python tests/hostile.py [FIRST [LAST]]     reads them all, 500 without arguments and some of a megabyte each

Each is read in a process's own time of ten seconds a megabyte and two for the start; its spans must hash to what they
say, and nothing that stands in a script, a style sheet or a comment may be claimed.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from wickgraph.errors import ArticleError
from wickgraph.reader.claims import extract_file
from wickgraph.text.article import digest

COUNT = 500
#: says something, so that there are spans to check
FACT = "John Wick: Chapter 4 was directed by Chad Stahelski."
#: stands only where no reader looks
HIDDEN = "Zorro Quillfeather directed Ballerina, and Zorro Quillfeather plays Caine."
_MARKER = "Quillfeather"
_WORDS = [
    *FACT.split(),
    *(
        "Ballerina",
        "Ruska",
        "Roma",
        "plays",
        "as",
        "who",
        "which",
        "killed",
        "by",
        "son",
        "of",
        "the",
        "on",
        "June",
        "7",
    ),
    *('"', "(", ")", ",", ".", ";", ":", "—", "’s", "“", "”", "2024", "$40", "million", "not", "?", "|", "*", "#"),
    *("⟨0:PC⟩", "¦", "{who:Person}", "@was", "~", "..", "\u200b", "\u202e", "\x07"),
]
_SCRIPTS = ["Привет мир. ", "שלום עולם. ", "مرحبا بالعالم. ", "你好世界。", "नमस्ते दुनिया। ", "Der Film war lang. "]


def _words(choice: random.Random, size: int) -> str:
    return " ".join(choice.choices(_WORDS, k=size // 6))


def _signs(choice: random.Random, size: int) -> str:
    return "".join(choice.choices("()[]{}<>⟨⟩\"'“”‘’.,;:!?—–-|*_#`~$&@\\/ \n", k=size))


def _any_character(choice: random.Random, size: int) -> str:
    codes = (choice.choice([choice.randrange(1, 0x250), choice.randrange(0x250, 0xD800)]) for _ in range(size))
    return "".join(map(chr, codes))


def _repeated(choice: random.Random, size: int) -> str:
    unit = " ".join(choice.choices(_WORDS, k=choice.randrange(1, 6))) + choice.choice([" ", ", ", "\n", ""])
    return unit * (size // len(unit))


def _nested(choice: random.Random, size: int) -> str:
    opening, closing = choice.choice(["()", "[]", "{}", "⟨⟩", "“”", "‘’", "**", "__"])
    return opening * (size // 2) + FACT + closing * choice.randrange(size)


def _sprinkled(choice: random.Random, size: int) -> str:
    sign = choice.choice(["\u200b", "\u200d", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u0301", "🎬", "\u2028", "\x0b"])
    text = (FACT + " ") * (size // len(FACT))
    return "".join(each + sign * (choice.random() < 0.3) for each in text)


def _scripts(choice: random.Random, size: int) -> str:
    return "".join(choice.choices([*_SCRIPTS, FACT + " "], k=size // 14))


def _no_full_stop(choice: random.Random, size: int) -> str:
    names = ["Keanu Reeves", "the film", "Mara Ellison", "Ballerina", "7 June 2024", "he", "her sister"]
    joints = [" and ", ", ", " who ", " which was ", " directed by ", " as ", " killed ", " — ", " (", ") "]
    return "".join(choice.choice(names) + choice.choice(joints) for _ in range(size // 16))


def _capitals(choice: random.Random, size: int) -> str:
    return " ".join(choice.choices(["A", "Of The", "CHAPTER", "McShane", "Wick", "X", "O’Brien", "II"], k=size // 5))


def _front_matter(choice: random.Random, size: int) -> str:
    lines = choice.choices(
        ["title: " + "x" * 50, "date: 2024-13-45", "url: javascript:1", "---", ": :", "title:"], k=40
    )
    return "---\n" + "\n".join(lines) + "\n---\n" + _words(choice, size)


def _table(choice: random.Random, size: int) -> str:
    rows = (" | ".join(choice.choices(_WORDS, k=choice.randrange(1, 40))) for _ in range(size // 90 + 1))
    return "\n".join(f"| {row} |" for row in rows)


def _markdown(choice: random.Random, size: int) -> str:
    pieces = [
        "# ",
        "- ",
        "> ",
        "```\n" + HIDDEN + "\n```\n",
        "[a](",
        "![",
        "](x)",
        "**",
        "<!-- " + HIDDEN + " -->\n",
        FACT + "\n",
    ]
    return "\n".join(choice.choices(pieces, k=size // 20))


def _markup(choice: random.Random, size: int) -> str:
    hidden = [
        *(f"<{tag}>{HIDDEN}</{tag}>" for tag in ("script", "style", "template", "noscript")),
        f"<!-- {HIDDEN} -->",
        f"<script type='x'>'<p>' {HIDDEN}</script >",
    ]
    shown = [
        "<p>",
        "</p>",
        "<div",
        ">",
        "<b><i></b>",
        "&amp;",
        "&#xD800;",
        "&#0;",
        "<td>",
        "</table>",
        f"<p>{FACT}</p>",
    ]
    return "<html><body>" + "\n".join(choice.choices([*hidden, *shown], k=size // 40))


def _unclosed(choice: random.Random, size: int) -> str:
    return "<p>" + FACT + choice.choice(["<script>", "<style>", "<!--", "<a href='", "<"]) + HIDDEN * (size // 80)


#: (name of the file, text) of each form
FORMS: list[tuple[str, Callable[[random.Random, int], str]]] = [
    ("words.txt", _words), ("signs.txt", _signs), ("any.txt", _any_character), ("repeated.txt", _repeated),
    ("nested.txt", _nested), ("sprinkled.txt", _sprinkled), ("scripts.txt", _scripts), ("stopless.txt", _no_full_stop),
    ("capitals.txt", _capitals), ("front.md", _front_matter), ("table.md", _table), ("marks.md", _markdown),
    ("markup.html", _markup), ("unclosed.html", _unclosed), ("words.html", _words), ("signs.md", _signs),
]  # fmt: skip


def made(number: int, size: int | None = None) -> tuple[str, bytes]:
    """(name of the file, bytes) of the article of a number; every ninth has broken bytes."""
    choice = random.Random(number)
    name, form = FORMS[number % len(FORMS)]
    data = form(choice, size or choice.choice([40, 400, 4_000, 12_000])).encode("utf-8", "replace")
    if number % 9 == 0 and data:
        at = choice.randrange(len(data))
        data = data[:at] + choice.choice([b"\xe2\x80", b"\xff\xfe", b"\xc3", b"\xed\xa0\x80", b"\0"]) + data[at:]
    return f"{number}-{name}", data


def check(number: int, folder: Path, size: int | None = None) -> str:
    """What became of the article of a number; raises AssertionError where something is wrong with its reading."""
    name, data = made(number, size)
    path = folder / name
    path.write_bytes(data)
    began = time.process_time()
    try:
        claims = extract_file(path)
    except ArticleError as error:
        assert str(error).endswith("."), error
        return "refused"
    seconds = time.process_time() - began
    assert seconds < 2 + 10 * len(data) / 1e6, f"{name}: {seconds:.1f} s for {len(data)} bytes"
    text = data.decode("utf-8")
    for claim in claims:
        assert 0 <= claim.start < claim.end <= len(text), name
        assert digest(text[claim.start : claim.end]) == claim.sha256, name
        assert name.endswith((".txt", "signs.md")) or _MARKER not in claim.subject.label + claim.object.label, name
    return f"{len(claims)} claims"


def main(argv: list[str]) -> None:
    """Read the articles of some numbers, and without arguments one of a megabyte of each form too."""
    first, last = (int(argv[0]) if argv else 0), (int(argv[-1]) if argv else COUNT - 1)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, last + 1):
            print(made(number)[0], check(number, Path(folder)))
        for number in range(len(FORMS)) if not argv else ():
            print(made(number)[0], "of a megabyte:", check(number + 1_000, Path(folder), 1_000_000))


if __name__ == "__main__":
    main(sys.argv[1:])
