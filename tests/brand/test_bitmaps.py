"""Logos as PNG and JPEG: bounded, whole, and without what is said beside the picture."""

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from acctplan.brand.bitmaps import BrokenError, cleaned, is_bitmap


def png(width: int = 40, height: int = 10, mode: str = "RGBA") -> bytes:
    out, said = io.BytesIO(), PngInfo()
    said.add_text("Author", "Jane")
    Image.new(mode, (width, height)).save(out, "PNG", pnginfo=said)
    return out.getvalue()


def jpeg(*, progressive: bool = False) -> bytes:
    out, exif = io.BytesIO(), Image.Exif()
    exif[0x013B] = "Jane"
    picture = Image.new("RGB", (40, 10), "white")
    picture.save(out, "JPEG", exif=exif, comment=b"Jane", progressive=progressive)
    return out.getvalue()


def with_size(content: bytes, width: int, height: int) -> bytes:
    """The PNG with another size in its head."""
    head = b"IHDR" + struct.pack(">II", width, height) + content[24:29]
    return content[:12] + head + struct.pack(">I", zlib.crc32(head)) + content[33:]


@pytest.mark.parametrize("mode", ["RGBA", "RGB", "L", "LA", "P", "1"])
def test_a_png_is_kept_without_its_author(mode: str) -> None:
    made = cleaned(png(mode=mode))
    assert (made.kind, made.width, made.height) == ("png", 40, 10)
    assert b"Jane" not in made.content
    assert Image.open(io.BytesIO(made.content)).convert("RGBA").size == (40, 10)


@pytest.mark.parametrize("progressive", [False, True], ids=["plain", "progressive"])
def test_a_jpeg_is_kept_without_what_its_camera_says(progressive: bool) -> None:
    content = jpeg(progressive=progressive)
    assert b"Jane" in content
    made = cleaned(content)
    assert (made.kind, made.width, made.height) == ("jpeg", 40, 10)
    assert b"Jane" not in made.content
    assert Image.open(io.BytesIO(made.content)).convert("RGB").size == (40, 10)


BROKEN = {
    "giant": (
        with_size(png(), 2**31 - 1, 2**31 - 1),
        "has 2147483647 × 2147483647 pixels, more than 4000 on a side",
    ),
    "wide": (with_size(png(), 4001, 10), "has 4001 × 10 pixels, more than 4000 on a side"),
    "long": (with_size(png(), 210, 10), "is more than 20 times as long as it is wide"),
    "empty": (with_size(png(), 0, 10), "is damaged"),
    "larger than its data": (with_size(png(), 400, 400), "is damaged"),
    "cut": (png()[:-20], "is damaged"),
    "changed": (png()[:-25] + b"\0" + png()[-24:], "is damaged"),
    "head only": (png()[:8], "is damaged"),
    "heavy": (png() + b"\0" * 2_000_000, "is larger than 2 MB"),
    "cut jpeg": (jpeg()[:-2], "is damaged"),
    "jpeg's head": (jpeg()[:30], "is damaged"),
    "jpeg of nothing": (b"\xff\xd8\xff" + b"\0" * 50, "is damaged"),
}


@pytest.mark.parametrize(("content", "reason"), BROKEN.values(), ids=BROKEN)
def test_a_damaged_or_giant_picture_is_refused(content: bytes, reason: str) -> None:
    assert is_bitmap(content)
    with pytest.raises(BrokenError) as error:
        cleaned(content)
    assert str(error.value) == reason


def test_other_files_are_no_bitmaps() -> None:
    assert not is_bitmap(b"GIF89a")
    assert not is_bitmap(b"<svg/>")
