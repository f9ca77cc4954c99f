"""Where a repository stands, read from its files: git itself takes longer than judging a plan."""

from pathlib import Path

_MOST = 16_000_000


def root_above(folder: Path) -> Path | None:
    """The nearest folder, itself or above, that is the root of a working tree."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)


def standing(root: Path) -> str | None:
    """What the history of a working tree depends on: the commit of HEAD (`unborn` without one), and how much is there.

    None if that cannot be told from the files.
    """
    own = root / ".git"
    if own.is_file():
        text = _text(own)
        own = root / text.removeprefix("gitdir:").strip() if text and text.startswith("gitdir:") else own
    linked = _text(own / "commondir")
    shared = own / linked.strip() if linked else own
    head = _text(own / "HEAD")
    if head is None or (shared / "reftable").exists():
        return None
    commit = _commit(head.strip(), own, shared)
    return f"{commit} {_shallow(shared)}" if commit else None


def _commit(head: str, own: Path, shared: Path) -> str | None:
    if not head.startswith("ref:"):
        return head if _is_name(head) else None
    ref = head.removeprefix("ref:").strip()
    if not ref.startswith("refs/") or ".." in ref:
        return None
    for folder in (own, shared):
        loose = _text(folder / ref)
        if loose is not None:
            return loose.strip() if _is_name(loose.strip()) else None
    for line in (_text(shared / "packed-refs") or "").splitlines():
        if line.endswith(f" {ref}"):
            return line.partition(" ")[0]
    return "unborn"


def _is_name(text: str) -> bool:
    return len(text) in (40, 64) and all(each in "0123456789abcdef" for each in text)


def _shallow(shared: Path) -> str:
    try:
        status = (shared / "shallow").stat()
    except OSError:
        return "whole"
    return f"shallow {status.st_mtime_ns} {status.st_size}"


def _text(path: Path) -> str | None:
    try:
        with path.open("rb") as file:
            return file.read(_MOST).decode("utf-8", "replace")
    except OSError:
        return None
