import multiprocessing
import os
from pathlib import Path

import pytest

from acctplan.cache.place import FOLDER, MOST_SHELVES, Place
from acctplan.cache.shelf import MAX_BYTES, label, read_shelf, shelf_data

NAME = label("this")
DATA = shelf_data(NAME, "head", [])


def own(folder: Path) -> Place:
    return Place(folder / FOLDER)


def filled(place: Place) -> Place:
    place.prepare()
    place.write(NAME, DATA)
    return place


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_what_is_written_is_read_and_kept_out_of_git_and_backups(tmp_path: Path) -> None:
    place = filled(own(tmp_path))
    assert place.read(NAME) == DATA
    assert names(place.folder) == [".gitignore", "CACHEDIR.TAG", f"check-{NAME}"]
    assert (place.folder / ".gitignore").read_text() == "*\n"
    assert (
        (place.folder / "CACHEDIR.TAG")
        .read_text()
        .startswith("Signature: 8a477f597d28d172789f06886806bc55\n")
    )


def test_reading_makes_nothing(tmp_path: Path) -> None:
    assert own(tmp_path).read(NAME) is None
    assert own(tmp_path).token() is None
    assert own(tmp_path).clear() == []
    assert names(tmp_path) == []


def test_writing_makes_no_folder(tmp_path: Path) -> None:
    own(tmp_path).write(NAME, DATA)
    assert names(tmp_path) == []


@pytest.mark.parametrize("kind", ["file", "link", "dangling", "fifo"])
def test_what_is_no_folder_of_ours_is_left_alone(kind: str, tmp_path: Path) -> None:
    place, elsewhere = own(tmp_path), tmp_path / "elsewhere"
    if kind == "file":
        place.folder.write_text("mine")
    elif kind == "fifo":
        os.mkfifo(place.folder)
    else:
        place.folder.symlink_to(elsewhere)
    if kind == "link":
        filled(Place(elsewhere))
        before = names(elsewhere)
    assert filled(place).read(NAME) is None
    assert place.clear() == []
    assert elsewhere.exists() == (kind == "link")
    if kind == "link":
        assert names(elsewhere) == before


@pytest.mark.parametrize("kind", ["folder", "link", "fifo", "large"])
def test_what_is_no_shelf_is_not_read_and_never_followed(kind: str, tmp_path: Path) -> None:
    place = filled(own(tmp_path))
    shelf, elsewhere = place.folder / f"check-{NAME}", tmp_path / "elsewhere"
    shelf.unlink()
    elsewhere.write_bytes(b"mine")
    match kind:
        case "folder":
            shelf.mkdir()
        case "link":
            shelf.symlink_to(elsewhere)
        case "fifo":
            os.mkfifo(shelf)
        case "large":
            with shelf.open("wb") as file:
                file.truncate(MAX_BYTES * 10)
    assert place.read(NAME) is None
    place.write(NAME, DATA)
    assert place.read(NAME) == (None if kind == "folder" else DATA)
    assert elsewhere.read_bytes() == b"mine"
    assert not (place.folder / "acctplan-cache.tmp").exists()


@pytest.mark.parametrize("what", ["", f"check-{NAME}"], ids=["folder", "shelf"])
def test_what_everybody_may_write_is_not_believed(what: str, tmp_path: Path) -> None:
    place = filled(own(tmp_path))
    (place.folder / what).chmod(0o777)
    assert place.read(NAME) is None


def test_a_folder_is_never_made_for_everybody(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        assert filled(own(tmp_path)).read(NAME) == DATA
    finally:
        os.umask(old)


def test_what_a_killed_process_left_is_gone_after_the_next(tmp_path: Path) -> None:
    place = own(tmp_path)
    place.prepare()
    (place.folder / "acctplan-cache.tmp").write_bytes(DATA[:50])
    assert place.read(NAME) is None
    place.write(NAME, DATA)
    assert names(place.folder) == [".gitignore", "CACHEDIR.TAG", f"check-{NAME}"]


def test_the_oldest_shelves_are_removed(tmp_path: Path) -> None:
    place = own(tmp_path)
    place.prepare()
    for number in range(MOST_SHELVES + 3):
        place.write(label(number), DATA)
        os.utime(place.folder / f"check-{label(number)}", (number, number))
    place.write(NAME, DATA)
    kept = [label(number) for number in range(4, MOST_SHELVES + 3)]
    assert names(place.folder)[2:] == sorted(f"check-{each}" for each in [NAME, *kept])


def test_a_folder_that_came_with_a_repository_has_another_token(tmp_path: Path) -> None:
    place = filled(own(tmp_path))
    before = place.token()
    os.utime(place.folder / "CACHEDIR.TAG", ns=(1, 1))
    assert before is not None
    assert before != place.token() == "1"
    (place.folder / "CACHEDIR.TAG").unlink()
    assert place.token() is None


def test_a_chosen_folder_may_be_a_link_and_keeps_what_else_is_in_it(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "note.txt").write_text("mine")
    (tmp_path / "link").symlink_to("real")
    place = filled(Place(tmp_path / "link", chosen=True))
    assert place.read(NAME) == DATA
    assert names(tmp_path / "real") == [f"check-{NAME}", "note.txt"]
    assert place.clear() == [place.folder / f"check-{NAME}"]
    assert names(tmp_path / "real") == ["note.txt"]


def test_a_chosen_folder_is_made_with_those_above_it(tmp_path: Path) -> None:
    place = filled(Place(tmp_path / "a" / "b", chosen=True))
    assert names(place.folder) == [".gitignore", "CACHEDIR.TAG", f"check-{NAME}"]
    assert len(place.clear()) == 1
    assert names(tmp_path / "a") == []


def test_clearing_removes_what_is_ours_only(tmp_path: Path) -> None:
    place = filled(own(tmp_path))
    (place.folder / ".gitignore").write_text("*\n!keep\n")
    (place.folder / "keep").write_text("mine")
    (place.folder / "acctplan-cache.tmp").write_text("")
    assert [each.name for each in place.clear()] == ["acctplan-cache.tmp", f"check-{NAME}"]
    assert names(place.folder) == [".gitignore", "keep"]


def _write(folder: Path, start: int) -> None:
    place = Place(folder)
    for number in range(start, start + 60):
        place.write(NAME, shelf_data(NAME, "head", [(label(number).encode(), b"x" * 20_000)] * 1))


def test_two_writers_at_once_never_tear(tmp_path: Path) -> None:
    place = own(tmp_path)
    place.prepare()
    context = multiprocessing.get_context("spawn")
    writers = [context.Process(target=_write, args=(place.folder, start)) for start in (0, 1000)]
    for each in writers:
        each.start()
    torn = 0
    while any(each.is_alive() for each in writers):
        data = place.read(NAME)
        torn += data is not None and read_shelf(data, NAME) is None
    assert [each.exitcode for each in writers] == [0, 0]
    data = place.read(NAME)
    assert data is not None
    assert read_shelf(data, NAME) is not None
    assert torn == 0
    assert names(place.folder) == [".gitignore", "CACHEDIR.TAG", f"check-{NAME}"]


@pytest.mark.parametrize("seconds", [0.005, 0.01, 0.02, 0.04])
def test_a_killed_writer_leaves_the_old_or_the_new_shelf(seconds: float, tmp_path: Path) -> None:
    place = filled(own(tmp_path))
    writer = multiprocessing.get_context("fork").Process(target=_write, args=(place.folder, 0))
    writer.start()
    writer.join(seconds)
    writer.kill()
    writer.join()
    data = place.read(NAME)
    assert data is not None
    assert read_shelf(data, NAME) is not None
    place.write(NAME, DATA)
    assert place.read(NAME) == DATA
    assert names(place.folder) == [".gitignore", "CACHEDIR.TAG", f"check-{NAME}"]
