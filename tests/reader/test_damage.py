"""Mojibake and hidden characters, and texts that hold neither."""

import time

import pytest

from acctplan.reader.damage import find_hidden, find_mojibake, may_be_damaged

WORDS = [
    "🟢 On Track",
    "🟡",
    "🔴",
    "a — b",
    "don’t",
    "“quoted”",
    "café",
    "Müller",
    "GRÖSSE",
    "£95k",
    "€95k",
    "20°C",
    "naïve",
    "✅ done",
]


@pytest.mark.parametrize(
    "text",
    [
        *WORDS,
        "Привет мир",
        "Łódź",
        "Việt",
        "日本語",
        "→ next",
        "Ελλάδα",
        "œuvre",
        "½",
        "•",
        "™",
        "…",
        "naïve – résumé",
    ],
)
@pytest.mark.parametrize("codec", ["cp1252", "cp1254", "latin-1"])
def test_damaged_text_is_repaired(text: str, codec: str) -> None:
    damaged = "".join(_as(codec, byte) for byte in text.encode())
    line = f"| {damaged} |"
    for start, end, repaired in reversed(find_mojibake(line)):
        line = line[:start] + repaired + line[end:]
    assert line == f"| {text} |"


def _as(codec: str, byte: int) -> str:
    return (
        bytes([byte]).decode(codec)
        if codec == "latin-1" or byte not in (0x81, 0x8D, 0x8E, 0x8F, 0x90, 0x9D, 0x9E)
        else chr(byte)
    )


def test_the_damage_is_pointed_at() -> None:
    assert find_mojibake("| 1 | ğŸŸ¢ On Track â€” fine |") == [(6, 10, "🟢"), (20, 23, "—")]


def test_damage_done_twice_is_undone_twice() -> None:
    damaged = "a – b".encode().decode("cp1252").encode().decode("cp1252")
    assert find_mojibake(damaged) == [(2, len(damaged) - 2, "–")]


@pytest.mark.parametrize(
    "text",
    [
        "Århus", "Ârhus", "São Paulo", "IRMÔ", "“MANHÔ", "AMANHÅ", "AÇÃO", "CAFÉ…”", "“è il caffè…”", "“hâlâ…”", "jusqu’à\u00a0»",
        "À la carte", "Đà Nẵng", "TÂN BÌNH", "NESCAFÉ®", "CAFÉ™", "„Ä“ und „Ü“", "«Ã»", "ağ", "dağ…", "România", "câine", "ROMÂNIA",
        "Úžasný", "Žižkov", "Âge", "être", "Ñandú", "Ðorðe", "naïveté", "🟢", "— – …", "£95k", "€95k", "20 °C", "½", "Привет", "日本語", "ÄÖÜ",
        "TOKYO É…", "Größe", "Õ", "perché…”", "Ýmir", "ß“",
    ],
)  # fmt: skip
def test_real_words_are_not_mojibake(text: str) -> None:
    assert find_mojibake(text) == []
    assert find_mojibake(f"say {text} now") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a\u202eb", [(1, 2, "U+202E RIGHT-TO-LEFT OVERRIDE")]),
        (
            "a\u2066b\u2069",
            [(1, 2, "U+2066 LEFT-TO-RIGHT ISOLATE"), (3, 4, "U+2069 POP DIRECTIONAL ISOLATE")],
        ),
        ("a\u200bb", [(1, 2, "U+200B ZERO WIDTH SPACE")]),
        ("a\u200b\u200b\u200bb", [(1, 4, "U+200B ZERO WIDTH SPACE")]),
        ("a\u200db", [(1, 2, "U+200D ZERO WIDTH JOINER")]),
        ("a\u200cb", [(1, 2, "U+200C ZERO WIDTH NON-JOINER")]),
        ("a\ufeffb", [(1, 2, "U+FEFF ZERO WIDTH NO-BREAK SPACE")]),
        ("a\u00adb", [(1, 2, "U+00AD SOFT HYPHEN")]),
        ("a\x1b[31m", [(1, 2, "U+001B CONTROL CHARACTER")]),
        ("a\x07", [(1, 2, "U+0007 CONTROL CHARACTER")]),
        ("a\x85b", [(1, 2, "U+0085 CONTROL CHARACTER")]),
        ("a\u2028b", [(1, 2, "U+2028 LINE SEPARATOR")]),
        ("a\u200eb", [(1, 2, "U+200E LEFT-TO-RIGHT MARK")]),
        ("a\u2060b", [(1, 2, "U+2060 WORD JOINER")]),
        ("a\ufe0f", [(1, 2, "U+FE0F VARIATION SELECTOR-16")]),
        ("a\u3164b", [(1, 2, "U+3164 HANGUL FILLER")]),
        ("a\U000e0041b", [(1, 2, "U+E0041 TAG LATIN CAPITAL LETTER A")]),
        ("🟢\u200d go", [(1, 2, "U+200D ZERO WIDTH JOINER")]),
    ],
    ids=ascii,
)
def test_a_hidden_character_is_named(line: str, expected: list[tuple[int, int, str]]) -> None:
    assert find_hidden(line) == expected
    assert may_be_damaged(line)


@pytest.mark.parametrize(
    "line",
    [
        "plain", "a\tb", "a\u00a0b", "1\u202f000", "👩\u200d💻", "👩🏽\u200d💻", "🏳️\u200d🌈", "❤️\u200d🔥", "👨\u200d👩\u200d👧\u200d👦", "⚠️", "☑︎", "1️⃣", "#️⃣", "©️",
        "می\u200cخواهم", "क्\u200dष", "ශ්\u200dරී", "മലയാളം\u200d", "א\u200fב", "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "ไทย\u200bไทย", "葛\U000e0100", "café", "e\u0301",
    ],
    ids=ascii,
)  # fmt: skip
def test_joiners_and_selectors_that_belong_there_are_fine(line: str) -> None:
    assert find_hidden(line) == []


def test_a_clean_text_costs_one_search() -> None:
    assert not may_be_damaged("# Acme\n\n| a | b |\r\n\tplain\n")
    assert not may_be_damaged("🟢 On Track — “fine” café\n")
    assert may_be_damaged("cafÃ©")


@pytest.mark.parametrize(
    "piece",
    [
        "Ã",
        "Ã©",
        "â€",
        "ğŸ",
        "é",
        "\u200b",
        "a\u200b",
        "\u200d",
        "🟢\u200d",
        "\ufe0f",
        "\U000e0041",
        "Ð¸ ",
        "\x1b",
    ],
)
def test_hostile_lines_take_little_time(piece: str) -> None:
    text = piece * (50_000 // len(piece)) + "x"
    started = time.perf_counter()
    find_mojibake(text)
    find_hidden(text)
    may_be_damaged(text)
    assert time.perf_counter() - started < 2
