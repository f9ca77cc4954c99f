import asyncio
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from httpx import ASGITransport, AsyncClient, Response

from acctplan.cli.library import Library
from acctplan.serving.app import Bell, application, is_half_saved, watch
from cases import COMPLETE, TODAY

HOST = "127.0.0.1:8765"
NASTY = "<script>alert(1)</script>"


class Client:
    """Asks an application without a network."""

    def __init__(self, app: Any) -> None:
        self._transport = ASGITransport(app)

    def get(self, address: str, **more: Any) -> Response:
        return self.request("GET", address, **more)

    def request(self, method: str, address: str, **more: Any) -> Response:
        async def asked() -> Response:
            async with AsyncClient(transport=self._transport, base_url=f"http://{HOST}") as client:
                return await client.request(method, address, **more)

        return asyncio.run(asked())


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    folder = tmp_path / "accounts"
    folder.mkdir()
    (tmp_path / "acctplan.toml").write_text("")
    (folder / "a.md").write_text(COMPLETE, encoding="utf-8")
    (folder / "b.md").write_text("---\nacctplan: 1\n", encoding="utf-8")
    nasty = COMPLETE.replace("account: Brightwater Foods", f"account: '{NASTY}'").replace(
        "Helen Okafor", NASTY
    )
    (folder / "c.md").write_text(nasty + f"\n{NASTY}\n", encoding="utf-8")
    return tmp_path


@pytest.fixture
def client(plans: Path) -> Client:
    library = Library(plans, None, (), lambda: TODAY)
    return Client(application(library, Bell(), 8765))


def test_accounts_are_listed_with_links(client: Client) -> None:
    answer = client.get("/")
    assert answer.status_code == 200
    assert '<a href="/account?plan=accounts%2Fa.md">Brightwater Foods</a>' in answer.text
    assert '<p class="lead">3 plans as of 2026-11-02; total ARR $840,000</p>' in answer.text


def test_an_account_has_documents_and_its_text_with_findings_at_their_lines(
    plans: Path, client: Client
) -> None:
    path = plans / "accounts" / "a.md"
    path.write_text(COMPLETE.replace("arr: $420,000", "arr: lots"), encoding="utf-8")
    page = client.get("/account", params={"plan": "accounts/a.md"}).text
    number = COMPLETE[: COMPLETE.index("arr: $420,000")].count("\n") + 1
    hit = f'<div class="line hit" id="L{number}"><b>{number}</b><code>arr: <mark>lots</mark></code></div>'
    said = '<strong>✖ error <a href="/rule?code=AP008">AP008</a></strong>'
    assert f'{hit}<p class="finding error">{said}' in page
    assert f'<li class="error"><a href="#L{number}">Line {number}</a> {said}' in page
    assert "/read?plan=accounts%2Fa.md&amp;document=success-plan&amp;audience=customer" in page


def test_an_account_has_its_numbers_and_pictures(client: Client) -> None:
    page = client.get("/account", params={"plan": "accounts/a.md"}).text
    assert '<dt>ARR</dt><dd class="value long">$420,000</dd>' in page
    assert "<dt>User activation</dt>" in page
    assert re.findall(r"<figcaption>([^<]*)", page) == [
        "Progress against the time that has passed",
        "From baseline to target",
        "What the next 12 months bring",
        "From current to target ARR",
        "Power and support",
        "Open opportunities by unit and product",
    ]


def test_the_tab_of_the_document_that_is_read_says_so(client: Client) -> None:
    asked = {"plan": "accounts/a.md", "document": "success-plan", "audience": "customer"}
    page = client.get("/read", params=asked).text
    assert re.findall(r'aria-current="page">(.*?)</a>', page) == [
        "Success plan <small>for the customer</small>"
    ]


def test_what_stands_in_a_frame_carries_no_script(client: Client) -> None:
    asked = {"plan": "accounts/b.md", "document": "success-plan", "audience": "customer"}
    answer = client.get("/document", params=asked)
    assert "This cannot be shown" in answer.text
    assert "<script" not in answer.text
    assert "script-src" not in answer.headers["content-security-policy"]


def test_a_page_knows_which_change_it_shows(plans: Path) -> None:
    bell = Bell()
    bell.ring()
    page = Client(application(Library(plans, None, (), lambda: TODAY), bell, 8765)).get("/").text
    assert 'data-revision="1"' in page


def test_a_document_is_framed_and_rendered(client: Client) -> None:
    asked = {"plan": "accounts/a.md", "document": "success-plan", "audience": "customer"}
    assert "<iframe src=" in client.get("/read", params=asked).text
    assert "<h1>Brightwater Foods" in client.get("/document", params=asked).text


def test_a_plan_that_cannot_be_read_says_why(client: Client) -> None:
    page = client.get("/account", params={"plan": "accounts/b.md"})
    assert page.status_code == 200
    assert "AP003" in page.text
    asked = {"plan": "accounts/b.md", "document": "success-plan", "audience": "customer"}
    assert client.get("/document", params=asked).status_code == 422


@pytest.mark.parametrize(
    "address",
    [
        "/account?plan=../../../etc/passwd", "/account?plan=acctplan.toml", "/account", "/nowhere",
        "/document?plan=accounts/a.md&document=success-plan&audience=nobody",
        "/document?plan=accounts/a.md&document=account-plan&audience=customer",
        "/document?plan=accounts/a.md&document=../x&audience=customer",
        "/read?plan=accounts/a.md&document=account-plan&audience=customer",
    ],
)  # fmt: skip
def test_nothing_else_is_served(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/", "/account?plan=accounts/c.md", "/read?plan=accounts/c.md&document=account-plan&audience=internal", "/document?plan=accounts/c.md&document=account-plan&audience=internal"])  # fmt: skip
def test_a_plan_cannot_put_a_script_on_a_page(client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer.status_code == 200
    assert NASTY not in answer.text
    assert "alert(1)" in answer.text
    assert (
        "script-src 'self'" in answer.headers["content-security-policy"]
        or "script" not in answer.headers["content-security-policy"]
    )


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:8765"}, 200),
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1:80"}, 403),
        ({"Host": ""}, 403),
        ({"Origin": "http://127.0.0.1:8765"}, 200),
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "https://127.0.0.1:8765"}, 403),
        ({"Origin": "null"}, 403),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}, 200),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"}, 403),
    ],
    ids=str,
)
def test_other_hosts_and_origins_are_refused(client: Client, headers: dict[str, str], status: int) -> None:
    assert client.get("/", headers=headers).status_code == status


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    assert client.request(method, "/").status_code == 405


def test_saving_a_file_rings(plans: Path) -> None:
    library, bell = Library(plans, None, (), lambda: TODAY), Bell()

    async def heard() -> list[str]:
        task = asyncio.create_task(watch(library.stamp, bell))
        words = bell.listen()
        first = [await anext(words)]
        await asyncio.sleep(0.3)
        (plans / "accounts" / "a.md").write_text(COMPLETE + "\n", encoding="utf-8")
        first.append(await asyncio.wait_for(anext(words), 20))
        bell.end()
        first += [word async for word in words]
        task.cancel()
        return first

    assert asyncio.run(heard()) == ["retry: 500\ndata: 0\n\n", "data: 1\n\n"]


@pytest.mark.parametrize(
    ("before", "now", "half"),
    [
        ({"a": (1, 5)}, {"a": (2, 6)}, False),
        ({"a": (1, 5)}, {"a": (2, 0)}, True),
        ({"a": (1, 5)}, {}, True),
        ({"a": (1, 0)}, {"a": (1, 0)}, False),
        ({}, {"a": (1, 0)}, False),
    ],
    ids=["saved", "emptied", "gone", "empty as before", "new"],
)
def test_a_file_that_is_emptied_or_gone_may_be_on_its_way(
    before: dict[str, tuple[int, int]], now: dict[str, tuple[int, int]], half: bool
) -> None:
    assert is_half_saved(before, now) is half


def _vanish(path: Path) -> None:
    path.unlink()


def _loop(path: Path) -> None:
    path.unlink()
    path.symlink_to(path)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": _vanish,
    "a loop": _loop,
    "a folder": _folder,
    "empty": lambda path: path.write_bytes(b""),
    "no plan": lambda path: path.write_text("# Notes\n"),
    "half": lambda path: path.write_text(COMPLETE[:100]),
    "binary": lambda path: path.write_bytes(bytes(range(256)) * 400),
    "10 MB": lambda path: path.write_text(COMPLETE + "| x | y |\n" * 1_000_000),
    "10 MB in a line": lambda path: path.write_text(COMPLETE + "x" * 10_000_000),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=list(DAMAGES))
def test_a_plan_that_is_damaged_while_it_is_shown_is_said_to_be(
    plans: Path, client: Client, damage: Callable[[Path], object]
) -> None:
    asked = {"plan": "accounts/a.md", "document": "success-plan", "audience": "customer"}
    addresses = ("/", "/account", "/read", "/document")
    assert [client.get(each, params=asked).status_code for each in addresses] == [200] * 4
    damage(plans / "accounts" / "a.md")
    answers = [client.get(each, params=asked) for each in addresses]
    assert {each.status_code for each in answers} <= {200, 404, 422}
    assert answers[0].status_code == 200
    assert max(len(each.content) for each in answers) < 3_000_000


def _names(page: str) -> list[str]:
    return re.findall(r'<th scope="row"><a href="[^"]*">([^<]*)', page)


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ["a", "b", "c"]),
        ("account", ["a", "b", "c"]),
        ("-account", ["c", "b", "a"]),
        ("health", ["b", "a", "c"]),
        ("-health", ["a", "b", "c"]),
        ("arr", ["b", "a", "c"]),
        ("renewal", ["a", "b", "c"]),
        ("-renewal", ["b", "a", "c"]),
        ("review", ["a", "b", "c"]),
        ("findings", ["c", "b", "a"]),
        ("tier", ["b", "a", "c"]),
        ("<script>", ["a", "b", "c"]),
    ],
)
def test_accounts_are_sorted_as_asked_and_blanks_are_last(
    tmp_path: Path, asked: str, names: list[str]
) -> None:
    (tmp_path / "acctplan.toml").write_text("")
    (tmp_path / "accounts").mkdir()
    for name, *changes in (
        ("a", ("tier: strategic", "tier: growth")),
        ("b", ("arr: $420,000", "arr: $500,000"), ("health: 82", "health: 71"), ("end: 2028", "end: 2029")),
        ("c", ("arr: $420,000", "arr: lots"), ("health: 82", "health: x"), ("tier: strategic", "tier: x"), ("end: 2028-", "end: x"), ("next: 2026-", "next: x")),
    ):  # fmt: skip
        text = COMPLETE.replace("account: Brightwater Foods", f"account: {name}")
        for old, new in changes:
            assert old in text, old
            text = text.replace(old, new, 1)
        (tmp_path / "accounts" / f"{name}.md").write_text(text, encoding="utf-8")
    made = Client(application(Library(tmp_path, None, (), lambda: TODAY), Bell(), 8765))
    assert _names(made.get("/", params={"sort": asked}).text) == names


def test_the_column_that_sorts_says_so_and_turns(client: Client) -> None:
    page = client.get("/", params={"sort": "renewal", "q": "food"}).text
    head = '<th scope="col" aria-sort="ascending"><a href="/?sort=-renewal&amp;q=food">Renewal'
    assert head in page
    assert page.count(" aria-sort=") == 1


def test_a_search_shows_the_lines_of_the_plans_that_have_all_words(client: Client) -> None:
    number = next(number for number, line in enumerate(COMPLETE.splitlines(), 1) if "Helen Okafor" in line)
    page = client.get("/", params={"q": "helen OKAFOR"}).text
    assert _names(page) == ["Brightwater Foods"]
    assert f'<a href="/account?plan=accounts%2Fa.md#L{number}">Line {number}</a>' in page
    assert page.count('class="at"') == 3
    assert 'value="helen OKAFOR"' in page
    assert "1 of 3 plans." in page


def test_a_search_finds_a_path_and_says_when_it_finds_nothing(client: Client) -> None:
    assert _names(client.get("/", params={"q": "b.md"}).text) == ["accounts/b.md"]
    page = client.get("/", params={"q": NASTY + "nowhere"}).text
    assert NASTY not in page
    assert "0 of 3 plans." in page
    assert "has all the words" in page


def test_a_rule_has_its_page_and_an_unknown_one_a_hint(client: Client) -> None:
    page = client.get("/rule", params={"code": "AP105"}).text
    assert "<h1>AP105 owner-missing</h1>" in page
    assert "&lt;!-- acctplan: allow AP105 until 2026-12-31: reason --&gt;" in page
    assert client.get("/rule", params={"code": "AP999"}).status_code == 422
    assert client.get("/rule").status_code == 422


def test_a_plan_that_cannot_be_read_says_what_comes_with_its_repair(client: Client) -> None:
    page = client.get("/account", params={"plan": "accounts/b.md"}).text
    assert "This file cannot be read as a plan yet" in page
    assert "On this page" not in page


def test_who_listens_as_the_server_ends_is_not_waited_for() -> None:
    async def heard() -> list[str]:
        bell = Bell()
        bell.end()
        return [word async for word in bell.listen()]

    assert asyncio.run(asyncio.wait_for(heard(), 5)) == ["retry: 500\ndata: 0\n\n"]
