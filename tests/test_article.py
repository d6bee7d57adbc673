"""Reading articles: formats, encodings, line ends, blocks; and offsets that always index the text as decoded."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from wickgraph.errors import ArticleError
from wickgraph.text.article import Article, digest, parse, read
from wickgraph.text.sentences import sentences

SAID = "Chad Stahelski directed it."


def block_texts(article: Article) -> list[tuple[str, str]]:
    return [(block.kind, article.text[block.start : block.end]) for block in article.blocks]


@pytest.mark.parametrize(
    "raw",
    [
        f"One film.\n\n{SAID}\n",
        f"One film.\r\n\r\n{SAID}\r\n",
        f"\ufeffOne film.\n\n{SAID}",
        f"One\u00a0film.\r\n\r\n\u200b{SAID}",
        f"Oné film (e\u0301).\n\n{SAID}",
    ],
    ids=["lf", "crlf", "bom", "spaces", "combining"],
)
def test_offsets_index_the_text_as_decoded(tmp_path: Path, raw: str) -> None:
    """Whatever stands before a sentence, its span cuts exactly it out of the decoded file."""
    file = tmp_path / "a.txt"
    file.write_bytes(raw.encode())
    article = read(file)
    assert article.raw == file.read_bytes().decode()
    last = list(sentences(article))[-1]
    start, end = article.span(last.start, last.end)
    assert file.read_bytes().decode()[start:end] == SAID


@pytest.mark.parametrize(
    ("name", "raw", "plain"),
    [
        (
            "a.md",
            "It was **directed** by *Chad* [Stahelski](https://example.org/x).",
            'It was directed by "Chad" Stahelski.',
        ),
        ("a.md", "Say\\* `this` &amp; ![picture](p.png)that.", "Say* this & that."),
        (
            "a.html",
            "<p>It was <b>directed</b> by <i>Chad</i>&nbsp;Stahelski&rsquo;s.</p>",
            'It was directed by "Chad" Stahelski\'s.',
        ),
        ("a.txt", "It was *directed* by <Chad>.", "It was *directed* by <Chad>."),
    ],
)
def test_markup_is_not_read(name: str, raw: str, plain: str) -> None:
    """Markup disappears, italics become quotation marks, plain text stays as it is."""
    article = parse(raw, name)
    assert article.text.strip() == plain
    for word in ("directed", "Chad"):
        if word in plain:
            at = article.text.index(word)
            assert article.raw[slice(*article.span(at, at + len(word)))] == word


def test_scripts_and_styles_are_not_read() -> None:
    """Nothing inside script, style or a comment becomes text."""
    raw = "<style>p { a: b }</style><script>var x = 'Keanu Reeves';</script><!-- Keanu --><p>Nothing.</p><script>Keanu"
    assert parse(raw, "a.html").text.split() == ["Nothing."]


def test_blocks_of_markdown() -> None:
    """Headings, paragraphs, items and rows stand apart; a rule below a table's head is no row."""
    article = parse(
        "# Heat\n\nA film\nof 1995.\n\n- one\n- two\n\n| Role | Who |\n|---|---|\n| Director | Mann |\n", "a.md"
    )
    assert block_texts(article) == [
        ("heading", "Heat"),
        ("paragraph", "A film\nof 1995."),
        ("item", "one"),
        ("item", "two"),
        ("row", "Role | Who |"),
        ("row", "Director | Mann |"),
    ]


def test_blocks_of_html_are_those_of_markdown() -> None:
    """The same article in HTML has the same blocks."""
    article = parse(
        "<h1>Heat</h1><p>A film</p><ul><li>one<li>two</ul><table><tr><th>Director</th><td>Mann</td></tr></table>",
        "a.html",
    )
    assert [kind for kind, _ in block_texts(article)] == ["heading", "paragraph", "item", "item", "row"]
    assert block_texts(article)[-1][1].replace(" ", "") == "Director|Mann|"


def test_a_headline_printed_twice_is_one_title() -> None:
    """A short line, also when it is repeated, is the title."""
    article = parse("All about it\nAll about it\n\nA sentence stands here.")
    assert article.title == "All about it"
    assert [kind for kind, _ in block_texts(article)] == ["heading", "paragraph"]


def test_front_matter_is_read_and_is_no_text() -> None:
    """Title, address, publisher, date and language come from the front matter, which holds no sentence."""
    fields = "title: 'On a film'\nurl: https://example.org/f\npublisher: The Gazette\ndate: 2023-04-28\nlanguage: en\n"
    raw = f"---\n{fields}---\nText."
    article = parse(raw, "a.md")
    assert (article.title, article.url, article.publisher, article.date, article.language) == (
        "On a film", "https://example.org/f", "The Gazette", "2023-04-28", "en",
    )  # fmt: skip
    assert article.text == "Text."


def test_a_rule_is_no_front_matter() -> None:
    """A line of hyphens at the top without fields below it is only a rule."""
    assert "Some text." in parse("---\nSome text.\n---\nMore text.", "a.txt").text


def test_meta_of_html() -> None:
    """An HTML page says its title, date, publisher and language in its head."""
    raw = (
        '<html lang="en-GB"><head><title>A &amp; B</title>'
        '<meta property="article:published_time" content="2024-02-21T10:00">'
        "<meta content='The Quay' property='og:site_name'></head><body><p>Text.</p></body></html>"
    )
    article = parse(raw, "a.html")
    assert (article.title, article.date, article.publisher, article.language) == (
        "A & B",
        "2024-02-21",
        "The Quay",
        "en-GB",
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf \r\n", "empty"),
        (b"PK\x03\x04\x00\x00", "NUL"),
        (b"caf\xe9 noir", "not UTF-8"),
        ("half \ud800".encode("utf-8", "surrogatepass"), "not UTF-8"),
        (b"x" * 5_000_000, "5.0 MB"),
    ],
    ids=["empty", "blank", "binary", "latin-1", "surrogate", "large"],
)
def test_what_is_no_article_is_refused(tmp_path: Path, data: bytes, says: str) -> None:
    """Each says the file, what is wrong, and what to do."""
    file = tmp_path / "bad.txt"
    file.write_bytes(data)
    with pytest.raises(ArticleError, match=says) as caught:
        read(file)
    assert str(file) in str(caught.value) and str(caught.value).endswith(".")


def test_a_lone_surrogate_in_a_string_is_refused() -> None:
    """Text from Python can hold what no file can; it has no hash."""
    with pytest.raises(ArticleError, match="surrogate"):
        parse("half \ud800 a pair")


def test_hash_is_of_the_decoded_text() -> None:
    """The hash of an article is the hash of its raw text as UTF-8."""
    assert parse("Text\r\n.").sha256 == digest("Text\r\n.")


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("# Heat\n\nIt rains.", "stdin.md"),
        ("---\ntitle: Heat\n---\nIt rains.", "stdin.md"),
        ("They made *Heat* again.", "stdin.md"),
        ("<!doctype html><p>It rains.</p>", "stdin.html"),
        ("Heat_2 cost 3 * 4 <million>.", "stdin.txt"),
    ],
)
def test_the_form_of_standard_input_is_told_by_its_look(monkeypatch: pytest.MonkeyPatch, raw: str, name: str) -> None:
    """What has no file name is read as the file would be."""
    monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(raw.encode())))
    assert read("-").name == name
