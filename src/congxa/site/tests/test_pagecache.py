"""The page cache answers what Django would have answered, only faster, and never what it should not."""

import gzip
import threading
from collections.abc import Callable, Iterable
from time import sleep
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest
from hypothesis import given
from hypothesis import strategies as st

from congxa.site import display
from congxa.site.pagecache import FLAG, TAIL_MARK, Found, PageCache, accepts_gzip, inner_path, reader_settings
from congxa.site.shelf import MAX_AGE, Head, Page, Shelf

HTML = [("Content-Type", "text/html; charset=utf-8"), (FLAG, "1")]


class House:
    """A page cache in front of an application that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.content = 1
        self.status = "200 OK"
        self.headers = list(HTML)
        self.versions: tuple[str, ...] = ("1",)
        self.while_rendering: Callable[[], None] = lambda: None
        self.seen: list[tuple[int, str, str, str]] = []
        self.cache = PageCache(
            self.application,
            find=self.find,
            tail=lambda office, ip: f"<footer>{office} {ip}</footer>".encode(),
            seen=lambda *what: self.seen.append(what),
            address=lambda environ: str(environ.get("REMOTE_ADDR", "")),
        )

    def find(self, host: str, path: str) -> Found | None:
        if host == "nobody":
            return None
        prefix = "/tan-vinh" if path.startswith("/tan-vinh/") else ""
        return Found(2 if prefix else 1, self.versions, prefix)

    def application(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.asked += 1
        words = f"{environ['HTTP_HOST']}{environ['PATH_INFO']} {self.asked} v{self.content}"
        body = f"{display.NEUTRAL_TAG}{words}".encode()
        self.while_rendering()
        start_response(self.status, self.headers)
        return [body, TAIL_MARK, b"neutral"]

    def get(self, path: str = "/", query: str = "", **more: str) -> tuple[str, dict[str, str], bytes]:
        answer: list[tuple[str, dict[str, str]]] = []
        environ = {"HTTP_HOST": "a", "PATH_INFO": path, "QUERY_STRING": query, "REQUEST_METHOD": "GET", **more}

        def start(status: str, headers: list[tuple[str, str]], exc_info: object = None) -> Callable[[bytes], object]:
            answer.append((status, dict(headers)))
            return lambda data: None

        body = b"".join(self.cache(environ, start))
        return *answer[0], body


@pytest.fixture
def house() -> House:
    return House()


@given(st.binary(max_size=5000), st.binary(max_size=5000))
def test_gzip_holds_body_and_tail(body: bytes, tail: bytes) -> None:
    assert gzip.decompress(Head.of(body).gzip_with(tail)) == body + tail


def test_longest_tail_fits_and_a_longer_one_is_refused() -> None:
    assert gzip.decompress(Head.of(b"a").gzip_with(b"b" * 65_535)) == b"a" + b"b" * 65_535
    with pytest.raises(ValueError, match="64 KiB"):
        Head.of(b"a").gzip_with(b"b" * 65_536)


def test_hit_equals_the_first_answer(house: House) -> None:
    assert house.get(REMOTE_ADDR="10.0.0.1") == house.get(REMOTE_ADDR="10.0.0.1")
    assert house.asked == 1 and len(house.seen) == 2


def test_gzip_and_plain_say_the_same_and_give_their_length(house: House) -> None:
    _status, headers, plain = house.get()
    _status, packed_headers, packed = house.get(HTTP_ACCEPT_ENCODING="br, gzip")
    assert gzip.decompress(packed) == plain
    assert (headers["Content-Length"], packed_headers["Content-Length"]) == (str(len(plain)), str(len(packed)))
    assert packed_headers["Vary"] == "Accept-Encoding, Cookie" and "Content-Encoding" not in headers


@pytest.mark.parametrize(
    ("header", "expected"),
    [("gzip", True), ("br, GZIP;q=0.5", True), ("", False), ("gzip;q=0", False), ("gzip; q=0.000", False)],
)
def test_gzip_only_for_those_who_take_it(header: str, expected: bool) -> None:
    assert accepts_gzip(header) is expected


def test_each_reader_reads_their_own_address(house: House) -> None:
    assert b"1 10.0.0.1" in house.get(REMOTE_ADDR="10.0.0.1")[2]
    assert b"1 10.0.0.2" in house.get(REMOTE_ADDR="10.0.0.2")[2]
    assert house.asked == 1


def test_head_has_no_body_and_leaves_nothing_behind(house: House) -> None:
    assert house.get(REQUEST_METHOD="HEAD")[2] == b"" and house.seen == []
    assert house.get()[2] and house.asked == 2


def test_display_settings_change_the_tag_and_not_the_hits(house: House) -> None:
    house.get()
    body = house.get(HTTP_COOKIE="hien-thi=dark.130.-.-.-.-", HTTP_ACCEPT_ENCODING="gzip")[2]
    assert b'data-preset="dark"' in gzip.decompress(body) and house.asked == 1


@pytest.mark.parametrize("value", ['"><script>', "dark\x00", "." * 5000, '"\\"', "=;=;", "dark.130.-.-.-.-.x"])
def test_hostile_cookie_puts_no_text_into_a_page(house: House, value: str) -> None:
    word = reader_settings(f"hien-thi={value}")
    assert word in ("", "dark.130.-.-.-.-", "dark.-.-.-.-.-")
    assert b"<script>" not in house.get(HTTP_COOKIE=f"hien-thi={value}")[2]


def test_signed_in_people_go_past_the_cache(house: House) -> None:
    for _time in range(2):
        house.get(HTTP_COOKIE="sessionid=abc")
    assert house.asked == 2 and house.seen == []
    assert b" 3 " in house.get()[2]


@pytest.mark.parametrize("status", ["404 Not Found", "500 Internal Server Error", "301 Moved Permanently"])
def test_only_ok_is_kept(house: House, status: str) -> None:
    house.status = status
    assert house.get()[0] == house.get()[0] == status
    assert house.asked == 2 and house.seen == []


def test_answer_that_sets_a_cookie_is_not_kept(house: House) -> None:
    house.headers.append(("Set-Cookie", "csrftoken=secret"))
    assert "Set-Cookie" in house.get()[1] and "Set-Cookie" in house.get()[1]
    assert house.asked == 2


def test_page_that_does_not_ask_for_it_is_not_kept(house: House) -> None:
    house.headers = HTML[:1]
    house.get(), house.get()
    assert house.asked == 2


@pytest.mark.parametrize("content", ["text/html", "application/json"])
@pytest.mark.parametrize("status", ["200 OK", "404 Not Found"])
def test_flag_never_leaves_the_house(house: House, content: str, status: str) -> None:
    house.status, house.headers = status, [("Content-Type", content), (FLAG, "1")]
    assert FLAG not in house.get()[1] and FLAG not in house.get()[1]


def test_host_path_and_query_are_told_apart(house: House) -> None:
    bodies = {house.get()[2], house.get(HTTP_HOST="b")[2], house.get("/x")[2], house.get(query="p=2")[2]}
    assert len(bodies) == 4 and house.asked == 4


def test_host_of_nobody_goes_straight_to_django(house: House) -> None:
    assert house.get(HTTP_HOST="nobody")[2].endswith(b"neutral") and house.seen == []


def test_changed_version_makes_a_page_unreachable(house: House) -> None:
    house.get()
    house.versions = ("2",)
    house.get()
    assert house.asked == 2


def test_page_made_while_somebody_publishes_is_not_served_afterwards(house: House) -> None:
    def publish() -> None:
        house.versions = ("2",)

    house.while_rendering = publish
    house.get()
    assert b" 2 " in house.get()[2]


def test_readers_and_a_publisher_at_once_never_meet_an_old_page(house: House) -> None:
    """Content is read, then comes a pause in which somebody publishes: the page must not pass for the new one."""
    house.while_rendering = lambda: sleep(0.002)
    stale: list[tuple[int, int]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            published = int(house.versions[0])
            shown = int(house.get()[2].rpartition(b" v")[2].partition(b"<")[0])
            stale.extend([(published, shown)] if shown < published else [])

    threads = [threading.Thread(target=read) for _n in range(4)]
    for thread in threads:
        thread.start()
    for version in range(2, 60):
        house.content = version  # committed first, announced next, as records.versions does
        house.versions = (str(version),)
        sleep(0.003)
    done.set()
    for thread in threads:
        thread.join()
    assert stale == [] and house.asked >= 20


def test_old_page_is_made_anew(house: House) -> None:
    house.get()
    page = house.cache.shelf.get(("a", "/", ""), ("1",))
    assert page is not None
    page.made_at -= MAX_AGE + 1
    house.get()
    assert house.asked == 2


@pytest.mark.parametrize(("flag", "seconds"), [("1", MAX_AGE), ("1; max-age=40", 40), ("1; max-age=9000", MAX_AGE)])
def test_page_that_is_true_for_a_while_is_kept_no_longer(house: House, flag: str, seconds: float) -> None:
    house.headers = [("Content-Type", "text/html"), (FLAG, flag)]
    house.get()
    page = house.cache.shelf.get(("a", "/", ""), ("1",))
    assert page is not None and page.keep_for == seconds
    page.made_at -= seconds + 1
    house.get()
    assert house.asked == 2


def test_page_that_is_over_in_this_second_is_not_kept(house: House) -> None:
    house.headers = [("Content-Type", "text/html"), (FLAG, "1; max-age=0")]
    house.get()
    house.get()
    assert house.asked == 2


def test_error_in_django_passes_through_and_nothing_is_kept(house: House) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    house.while_rendering = fail
    with pytest.raises(ZeroDivisionError):
        house.get()
    assert house.cache.shelf.size == 0


def test_flood_of_queries_stays_bounded_and_leaves_pages_alone(house: House) -> None:
    house.get()
    house.cache.query_shelf = Shelf(20_000)
    for n in range(200):
        house.get(query=f"q={n}")
    assert house.cache.query_shelf.size <= 20_000
    assert b" 1 " in house.get()[2]


def test_least_recently_used_page_goes_first() -> None:
    shelf = Shelf(5000)
    page = Page(1, "/", [], b"x" * 300, 1e12, ("1",))
    for name in ("a", "b"):
        shelf.put((name, "", ""), page)
    shelf.get(("a", "", ""), ("1",))
    shelf.put(("c", "", ""), page)
    assert shelf.get(("b", "", ""), ("1",)) is None and shelf.get(("a", "", ""), ("1",)) is page


def test_settings_of_many_readers_stay_bounded() -> None:
    page = Page(1, "/", [], display.NEUTRAL_TAG.encode(), 0.0, ("1",))
    for preset in display.CHOICES["preset"]:
        for size in display.CHOICES["size"]:
            page.head(f"{preset}.{size}.-.-.-.-")
    assert len(page.heads) <= 8


def test_views_are_counted_under_the_address_inside_the_office(house: House) -> None:
    house.get("/tan-vinh/tin-tuc/a/", REMOTE_ADDR="10.0.0.1", HTTP_USER_AGENT="Firefox")
    assert house.seen == [(2, "/tin-tuc/a/", "10.0.0.1", "Firefox")]


def test_vietnamese_path_is_read_as_text() -> None:
    assert inner_path("/tan-vinh/đường/".encode().decode("latin-1"), "/tan-vinh") == "/đường/"
    assert inner_path("/\xff", "") == "/�"
