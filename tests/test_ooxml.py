"""Office files have the same bytes for the same content."""

import io
import zipfile
from datetime import date

from acctplan.ooxml import archive, normalised
from office import parts

DAY = date(2026, 11, 21)
CORE = "<dcterms:created>2031-05-06T07:08:09Z</dcterms:created><dcterms:modified>2031-05-06T07:08:09.5Z</dcterms:modified>"


def packed(entries: dict[str, bytes], year: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, content in entries.items():
            made.writestr(zipfile.ZipInfo(name, (year, 2, 3, 4, 5, 6)), content)
    return out.getvalue()


def test_order_times_and_properties_do_not_matter() -> None:
    entries = {"b.xml": b"b", "docProps/core.xml": CORE.encode(), "[Content_Types].xml": b"t"}
    one = packed(entries, 2020)
    other = packed(dict(reversed(entries.items())), 2025)
    assert normalised(one, DAY) == normalised(other, DAY)
    assert list(parts(normalised(one, DAY))) == ["[Content_Types].xml", "b.xml", "docProps/core.xml"]
    assert parts(normalised(one, DAY))["docProps/core.xml"].count(b"2026-11-21T00:00:00Z") == 2


def test_embedded_workbooks_are_treated_alike() -> None:
    one, other = (
        packed({"x.xlsx": packed({"docProps/core.xml": CORE.encode()}, year)}, 2020) for year in (2021, 2022)
    )
    assert one != other
    assert normalised(one, DAY) == normalised(other, DAY)


def test_days_that_an_archive_cannot_state_become_its_first() -> None:
    assert archive({"a": b""}, date(1, 1, 1)) == archive({"a": b""}) == archive({"a": b""}, date(1980, 1, 1))
