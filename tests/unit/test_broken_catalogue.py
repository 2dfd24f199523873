"""Every way in which a coding can break is found, with its file, its line and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.catalogue.loader import STATEMENTS, CatalogueError, Problem, check, load, load_all, verify

BRUSSELS = STATEMENTS / "2024-04-30-brussels"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real statement, free to be broken."""
    return Path(shutil.copytree(BRUSSELS, tmp_path / BRUSSELS.name))


def problems_of(folder: Path) -> tuple[Problem, ...]:
    """Return what verifying a broken statement complains of."""
    with pytest.raises(CatalogueError) as caught:
        verify(folder)
    assert str(caught.value) == "\n".join(map(str, caught.value.problems))
    return caught.value.problems


def assert_found(folder: Path, line: str, message: str) -> None:
    """Assert that some problem says `message` of the coding's line that reads `line`."""
    file = folder / "catalogue.yaml"
    lines = file.read_text("utf-8", errors="replace").split("\n")
    found = problems_of(folder)
    assert all(problem.file == file for problem in found)
    assert any(line in lines[p.line - 1] and message in p.message for p in found), found


def rewrite(folder: Path, old: str, new: str) -> None:
    """Replace the only place where `old` stands in the coding."""
    file = folder / "catalogue.yaml"
    text = file.read_text("utf-8")
    assert text.count(old) == 1, "the test's own edit is not unique"
    file.write_text(text.replace(old, new), "utf-8")


def cut(folder: Path, first: str, after: str) -> str:
    """Remove and return the coding from `first` up to `after`."""
    file = folder / "catalogue.yaml"
    text = file.read_text("utf-8")
    start = text.index(first)
    end = text.index(after, start)
    file.write_text(text[:start] + text[end:], "utf-8")
    return text[start:end]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("start: 227", "start: 228", "start: 228", "§0.2 stands elsewhere: write start: 227"),
        ("end: 534", "end: 533", "start: 227", "write start: 227, end: 534"),
        ("BRETON, the", "Breton, the", "exact: >-", "§0.2 is not in the source"),
        ('"e in Brussels on', '"e at Brussels on', '"e at Brussels', "§0.2 has another prefix"),
        ('" The meeting was', '" The meetings was', '" The meetings', "§0.1 has another suffix"),
        ('ref: "7.1"', 'ref: "6.5"', 'ref: "6.5"', 'write ref: "7.1"'),
        ('ref: "7.2"', 'ref: "seven"', 'ref: "seven"', 'write ref: "7.2"'),
        ("sha256: 753c", "sha256: 853c", "sha256: 853c", "restore the source"),
        ("Joint Statement of the second", "Statement of the second", "title: >-", "copy it"),
        ("title: Semiconductors", "title: Chips", "title: Chips", "no heading “3. Chips”"),
        ("number: 9", "number: 11", "topics:", "section 9, “Online Platforms”, has no topic"),
    ],
)
def test_words_that_are_not_the_sources(
    folder: Path, old: str, new: str, line: str, message: str
) -> None:
    """A shifted anchor, a changed word, a wrong reference, title or heading is found."""
    rewrite(folder, old, new)
    assert_found(folder, line, message)


@pytest.mark.parametrize(
    ("ref", "after", "line"),
    [
        ("0.1", "0.2", 'ref: "0.2"'),
        ("0.6", "1.1", 'ref: "1.1"'),
        ("6.2", "6.3", 'ref: "6.3"'),
        ("7.4", "8.1", 'ref: "8.1"'),
    ],
)
def test_a_missing_sentence(folder: Path, ref: str, after: str, line: str) -> None:
    """A sentence that nobody coded is quoted, with the reference it should have."""
    taken = cut(folder, f'  - ref: "{ref}"', f'  - ref: "{after}"')
    words = taken.partition(">-")[2].split()[0]
    assert_found(folder, line, f"“{words}")
    assert_found(folder, line, f"is not coded: add it as §{ref}")


def test_a_missing_last_sentence(folder: Path) -> None:
    """What stands after the last coded sentence is missed too."""
    cut(folder, '  - ref: "10.1"', "# What a person can own")
    assert_found(folder, 'ref: "9.3"', "is not coded: add it as §10.1")


def test_no_sentence_at_all(folder: Path) -> None:
    """A coding without any sentence is found, and does not stop the search."""
    cut(folder, "  # The preamble", "# What a person can own")
    rewrite(folder, "sentences:\n# What", "sentences: []\n# What")
    assert_found(folder, "sentences: []", "is not coded: add it as §10.1")


def test_sentences_out_of_order(folder: Path) -> None:
    """Two sentences in the wrong order are found."""
    taken = cut(folder, '  - ref: "9.2"', '  - ref: "9.3"')
    rewrite(folder, '  - ref: "9.1"', taken + '  - ref: "9.1"')
    assert_found(folder, "start:", "§9.1 starts before the sentence above it ends")


def test_two_sentences_coded_as_one(folder: Path) -> None:
    """An anchor that holds more than one sentence is found, though nothing is missing."""
    catalogue = load(folder)
    source = (folder / "source.md").read_bytes()
    first, second, *rest = catalogue.sentences
    both = source.decode()[first.start : second.end]
    joined = first.model_copy(update={"exact": both, "end": second.end, "suffix": second.suffix})
    flaws = check(catalogue.model_copy(update={"sentences": (joined, *rest)}), source)
    assert "not one whole sentence" in flaws[0].message
    assert flaws[0].place == ("sentences", 0, "exact")


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("id: CYBER-2", "id: CYBER-1", "id: CYBER-1", "CYBER-1 stands twice"),
        ("id: CYBER-5", "id: CYBER-6", "id: CYBER-6", "CYBER-5 is next"),
        ("id: AI-6", "id: LAW-1", "id: LAW-1", "no topic's code"),
        ("id: MOC-CABLES", "id: DPC-3", "id: DPC-3", "DPC-3 stands twice"),
        ("code: CABLES", "code: CHIPS", "code: CHIPS", "CHIPS stands twice"),
        ('sentences: ["6.4"]', 'sentences: ["6.9"]', '["6.9"]', "6.9 is not in this catalogue"),
        ('sentences: ["0.4"]', 'sentences: ["0.9"]', '["0.9"]', "0.9 is not in this catalogue"),
        ('sentences: ["0.1"]', "sentences: []", "id: DPC-2", "has no sentence"),
        (
            "title: Call for coll",
            "strength: firm\n    title: Call for coll",
            "firm",
            "and only then",
        ),
        ("[DPC-3]", "[DPC-4]", "[DPC-4]", "DPC-4 is not in this catalogue"),
        ("[ICS-1]", "[DPC-3]", "[DPC-3]", "no sentence of CYBER-4 names DPC-3"),
        ('needs: "8.4"', 'needs: "9.1"', 'needs: "9.1"', "stands before it"),
        ('sentences: ["2.2"]', 'sentences: ["3.1"]', '["3.1"]', "another section than DATA"),
        ("- chip\n", '- " "\n', '- " "', "blank alias"),
        ("- chip\n", "- pstm\n", "- PSTM", "pstm stands twice"),
    ],
)
def test_names_that_lead_nowhere(folder: Path, old: str, new: str, line: str, message: str) -> None:
    """A name used twice, a gap in a count, a dangling or an unfounded link is found."""
    rewrite(folder, old, new)
    assert_found(folder, line, message)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (
            '["4.2"]',
            '["4.1"]',
            "kinds: [context]",
            "§4.1 has a deliverable but is not a commitment",
        ),
        ('["4.2"]', '["4.1"]', "kinds: [commitment]", "§4.2 is a commitment without deliverable"),
        ("kinds: [welcome]\n    bodies", "kinds: []\n    bodies", "ref:", "§1.4 has no kind"),
        (
            "kinds: [context, commitment]\n    strength: firm",
            "kinds: [context, commitment]",
            "kinds: [context, commitment]",
            "§8.2 is a commitment without strength",
        ),
        (
            "strength: firm\n    parties: [DFFT Expert Community]",
            "strength: firm",
            "kinds: [welcome, commitment]",
            "§1.1 is a commitment without parties",
        ),
        (
            'kinds: [done]\n    needs: "0.1"',
            'kinds: [done]\n    strength: firm\n    needs: "0.1"',
            "kinds: [done]",
            "§0.2 has a strength but is not a commitment",
        ),
        (
            'sentences: ["1.3"]\n    milestones: [OECD-2024]\n    strength: permissive',
            'sentences: ["1.3"]\n    milestones: [OECD-2024]\n    strength: firm',
            "strength: firm",
            "DFFT-4 is stronger than its sentence",
        ),
    ],
)
def test_commitments_and_deliverables_that_differ(
    folder: Path, old: str, new: str, line: str, message: str
) -> None:
    """A commitment has a strength, someone to act and a deliverable; nothing else has."""
    rewrite(folder, old, new)
    assert_found(folder, line, message)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        (
            "latest: 2025-12-31",
            "latest: 2025-12-30",
            "edtf:",
            "2025 spans 2025-01-01 to 2025-12-31",
        ),
        ('edtf: "2025"', 'edtf: "20255"', 'edtf: "20255"', "20255 cannot be read"),
        ("words: upcoming", "words: upcoming\n      latest: 2024-12-31", "when:", "has no edtf"),
        ("words: in 2025", "words: by 2025", "words: by 2025", "“by 2025” is not in the sentence"),
        (
            "place: Brussels\n    sentences",
            "place: Bruges\n    sentences",
            "Bruges",
            "“Bruges” is not",
        ),
        ("- 3GPP\n    start", "- ETSI\n    start", "- ETSI", "“ETSI” is not in the sentence"),
        ("Minister Kono]", "KONO Taro]", "KONO Taro]", "“KONO Taro” is not in the sentence"),
        ("parties: [EU]", "parties: [METI]", "[METI]", "“METI” is not in the sentence"),
        ("words: 4 July 2023", "words: 5 July 2023", "5 July", "“5 July 2023” is not"),
    ],
)
def test_facts_that_the_text_does_not_bear_out(
    folder: Path, old: str, new: str, line: str, message: str
) -> None:
    """Names, places and dates must stand in the sentence, and bounds must fit their date."""
    rewrite(folder, old, new)
    assert_found(folder, line, message)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("start: 227", "start: soon", "start: soon", "sentences.1.start does not fit"),
        ("start: 227", "strat: 227", "strat: 227", "sentences.1.strat is not a known field"),
        ("start: 227", "strat: 227", 'ref: "0.2"', "sentences.1.start is missing: add it"),
        ('ref: "6.3"', "ref: 6.3", "ref: 6.3", "sentences.24.ref does not fit"),
        ("[DPC-3]\n    strength: firm", "[DPC-3]\n    strength: iron", "iron", "does not fit"),
        ("start: 227", "start: 227\n    start: 227", "start: 227", "start stands twice"),
        ("start: 227", "start: [227", "end: 534", "is not valid YAML"),
        ("start: 227", "\tstart: 227", "\tstart: 227", "is not valid YAML"),
        ("start: 227", "start: \x07", "start: \x07", "is not valid YAML"),
        ("start: 227", "[start]: 227", "[start]: 227", "is not valid YAML"),
        ("start: 227", "start: !!python/name:os.system", "os.system", "is not valid YAML"),
    ],
)
def test_a_file_that_does_not_fit(
    folder: Path, old: str, new: str, line: str, message: str
) -> None:
    """A typing error, a wrong type, an unknown field or broken YAML is found."""
    rewrite(folder, old, new)
    assert_found(folder, line, message)


@pytest.mark.parametrize(
    ("data", "message"),
    [(b"", "does not fit"), (b"- 1\n", "does not fit"), (b"a: \xff\n", "is not valid YAML")],
)
def test_a_file_of_another_shape(folder: Path, data: bytes, message: str) -> None:
    """An empty file, a list, or bytes that are no UTF-8 are found."""
    (folder / "catalogue.yaml").write_bytes(data)
    assert_found(folder, "", message)


@pytest.mark.parametrize("name", ["source.md", "catalogue.yaml"])
def test_a_missing_file(folder: Path, name: str) -> None:
    """A file that is not there is named."""
    (folder / name).unlink()
    (problem,) = problems_of(folder)
    assert (problem.file, problem.line) == (folder / name, 1)
    assert "restore it" in problem.message


def test_an_edited_source(folder: Path) -> None:
    """One changed character in the source is found twice: by its digest and by its sentence."""
    source = folder / "source.md"
    source.write_bytes(source.read_bytes().replace(b"KONO Taro,", b"KONO Tara,"))
    assert_found(folder, "sha256:", "restore the source")
    assert_found(folder, "exact: >-", "§0.2 is not in the source")


def test_a_folder_without_statements(tmp_path: Path) -> None:
    """A product without its data says so."""
    with pytest.raises(CatalogueError, match="holds no statement"):
        load_all(tmp_path)


INVENTED = """
translations:
  - source:
      language: ja
      title: 共同声明（架空の訳）
      published: 2024-05-01
      link: https://example.org/ja
    sentences:
      "6.3": 両者は専門家の交流を強化する。
      "6.4": 両者は情報を共有する。
"""


def test_a_translation_that_holds(folder: Path) -> None:
    """What has a source, and sentences that there are, is no flaw; the coding keeps it."""
    rewrite(folder, "\nsentences:\n", f"{INVENTED}\nsentences:\n")
    (translation,) = verify(folder).translations
    assert list(translation.sentences) == ["6.3", "6.4"]


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('"6.4"', '"6.9"', '"6.9"', "§6.9 is not in this catalogue"),
        ("両者は情報を共有する。", '" "', '"6.4"', "does not fit"),
        ("title: 共同声明（架空の訳）", "", "source:", "source.title is missing"),
        ("published: 2024-05-01", "", "source:", "source.published is missing"),
        ("link: https://example.org/ja", "", "source:", "source.link is missing"),
        ("https://example.org/ja", "example.org", "link:", "does not fit"),
        ("language: ja", "language: Japanese", "language:", "does not fit"),
        (
            INVENTED[1:],
            INVENTED[1:] + INVENTED.partition("translations:\n")[2],
            '"6.3"',
            "§6.3 stands twice in the language ja",
        ),
        (
            INVENTED[INVENTED.index("source:") : INVENTED.index("sentences:")],
            "",
            "sentences:",
            "translations.0.source is missing",
        ),
    ],
)
def test_translations_without_a_source_or_a_sentence(
    folder: Path, old: str, new: str, line: str, message: str
) -> None:
    """What is official has a source, and translates a sentence that there is, once."""
    assert INVENTED.count(old) == 1
    rewrite(folder, "\nsentences:\n", f"{INVENTED.replace(old, new)}\nsentences:\n")
    assert_found(folder, line, message)
