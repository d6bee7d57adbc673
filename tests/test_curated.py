"""The hand-kept tables: every kind of fault is named with file and line, and nothing is read past it in silence."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from shared import ROOT
from wickgraph.building import curated
from wickgraph.errors import DataError

HEAD = "row\tsubject\tpredicate\tobject\tqualifiers\tstatus\tas_of\tspeaker\tsource\tnote\n"
GOOD = "-\tBallerina\tdirector\tLenWiseman\t\tconfirmed\t2023\t\tpage\t\n"


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    """A folder with the gazetteer, one source and one good claim."""
    (tmp_path / "claims").mkdir()
    shutil.copy(ROOT / "graph" / "entities.ttl", tmp_path)
    (tmp_path / "sources.tsv").write_text(
        "key\ttitle\turl\tpublisher\tdate\tnote\npage\tA page\thttps://example.org/\tThe Quay\t2023\t\n"
    )
    (tmp_path / "claims" / "crew.tsv").write_text(HEAD + GOOD)
    return tmp_path


def test_a_good_line_is_a_claim(tables: Path) -> None:
    """Subject, predicate, object, status, date and source are all there."""
    claims, sources = curated.load(tables)
    (claim,) = claims
    assert (claim.subject.value.rpartition("/")[2], claim.predicate, claim.status) == (
        "Ballerina",
        "director",
        "confirmed",
    )
    assert str(claim.as_of).startswith('"2023"') and sources


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("-\tBalerina\tdirector\tLenWiseman\t\tconfirmed\t\t\tpage\t", "'Balerina' is no entity"),
        ("-\tBallerina\tdirector\tNobodyAtAll\t\tconfirmed\t\t\tpage\t", "'NobodyAtAll' is no entity"),
        ("-\tBallerina\tdirects\tLenWiseman\t\tconfirmed\t\t\tpage\t", "'directs' is no predicate"),
        ("-\tBallerina\tdirector\tRooney\t\tconfirmed\t\t\tpage\t", "director wants Person"),
        ("-\tLenWiseman\tdirector\tLenWiseman\t\tconfirmed\t\t\tpage\t", "director wants Film"),
        ("-\tBallerina\treleaseDate\t2025-13\t\tconfirmed\t\t\tpage\t", "'2025-13' is no date"),
        ("-\tBallerina\treleaseDate\t2025-02-30\t\tconfirmed\t\t\tpage\t", "'2025-02-30' is no date"),
        ("-\tBallerina\tbudget\t90 million\t\tconfirmed\t\t\tpage\t", "'90 million' is no integer"),
        ("-\tBallerina\tdirector\tLenWiseman\t\tperhaps\t\t\tpage\t", "'perhaps' must be one of"),
        ("-\tBallerina\tdirector\tLenWiseman\t\tconfirmed\tMay\t\tpage\t", "'May' is no date"),
        ("-\tBallerina\tdirector\tLenWiseman\t\tconfirmed\t\tRooney\tpage\t", "speaker Rooney is a Character"),
        ("-\tBallerina\tdirector\tLenWiseman\t\tconfirmed\t\t\t\t", "needs a source"),
        ("-\tBallerina\tdirector\tLenWiseman\tcolour=red\tconfirmed\t\t\tpage\t", "'colour' is no qualifier"),
        ("-\tBallerina\tcastMember\tAnaDeArmas\tcharacter=Nobody\tconfirmed\t\t\tpage\t", "'Nobody' is no entity"),
        ("-\tBallerina\tdirector\tLenWiseman\tconfirmed\t\t\tpage\t", "9 cells"),
        (GOOD.strip("\n"), "says again"),
        ("-\tJohnWickChapter2\tstoryAfter\tJohnWickChapter2\t\tconfirmed\t\t\tpage\t", "leads back"),
    ],
)
def test_a_bad_line_is_named(tables: Path, line: str, says: str) -> None:
    """File and line come first, then what is wrong."""
    (tables / "claims" / "crew.tsv").write_text(HEAD + GOOD + line + "\n")
    with pytest.raises(DataError) as caught:
        curated.load(tables)
    (only,) = str(caught.value).splitlines()
    assert only.startswith("crew.tsv:3: ") and says in only


def test_a_loop_names_all_its_lines(tables: Path) -> None:
    """A story that comes before itself by way of others."""
    claim = "-\tJohnWickChapter{}\t{}\tJohnWickChapter{}\t\tconfirmed\t\t\tpage\t\n"
    lines = [claim.format(3, "storyAfter", 2), claim.format(4, "storyAfter", 3), claim.format(4, "storyBefore", 2)]
    (tables / "claims" / "crew.tsv").write_text(HEAD + "".join(lines))
    with pytest.raises(DataError, match=r"crew\.tsv:4: .*storyAfter leads back .*crew\.tsv:2, crew\.tsv:3"):
        curated.load(tables)


def test_an_ambiguous_name_is_named(tables: Path) -> None:
    """Two persons of one name, of whom no text could say which it means."""
    file = tables / "entities.ttl"
    text = file.read_text() + '\nid:Another a wick:Person ; rdfs:label "Another" ; skos:altLabel "Len Wiseman" .\n'
    file.write_text(text)
    line = text.count("\n")
    with pytest.raises(
        DataError, match=rf'entities\.ttl:{line}: "Len Wiseman" names id:Another and id:LenWiseman, both Person'
    ):
        curated.load(tables)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("2023\t", "soon\t", "sources.tsv:2: 'soon' is no date"),
        ("page\tA", "The Page\tA", "sources.tsv:2: the key 'The Page'"),
        ("key\t", "name\t", "sources.tsv:1: the columns must be"),
    ],
)
def test_a_bad_source_is_named(tables: Path, old: str, new: str, says: str) -> None:
    """The table of sources is held to the same."""
    file = tables / "sources.tsv"
    file.write_text(file.read_text().replace(old, new))
    with pytest.raises(DataError) as caught:
        curated.load(tables)
    assert says in str(caught.value)
