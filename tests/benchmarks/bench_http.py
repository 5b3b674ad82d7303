"""P1 to P5 and P7: reading and writing over HTTP, beside the floor and beside the peer.

Floor, peer and program talk to the same nginx, in turn. The shop is on loopback over plain
http, where the program signs with OAuth 1.0a like the peer does.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager

from bench_children import run_child
from bench_figures import Aim
from bench_floor import floor_seconds
from bench_peer import peer
from bench_run import Goal, Round
from bench_shop import PER_PAGE, ShopServer, shop_server

Setting = Callable[[], AbstractContextManager[Round]]

ORDERS = 10_000
#: The pages of the list and the empty one of the trash.
REQUESTS = ORDERS // PER_PAGE + 1
WRITES = 1_000
#: The peer writes one after the other: fewer writes tell the time of each as well.
PEER_WRITES = 40
_PAGE = f"wp-json/wc/v3/orders?status=any&per_page={PER_PAGE}&page=1"


def program(url: str, **spec: object) -> Mapping[str, float]:
    """The program's side, in a process of its own."""
    return run_child("child_program.py", {"work": "refresh", "orders": ORDERS, **spec, "url": url})


def _page_floor(url: str, connections: int) -> float:
    return floor_seconds(url + _PAGE, REQUESTS, connections)


def _on_shop(one_round: Callable[[ShopServer], Mapping[str, float]]) -> Setting:
    @contextmanager
    def setting() -> Iterator[Round]:
        with shop_server() as shop:

            def fresh() -> Mapping[str, float]:
                shop.reset()
                return one_round(shop)

            yield fresh

    return setting


def _p1(shop: ShopServer) -> Mapping[str, float]:
    url = shop.url(ORDERS, 50)
    floor = _page_floor(url, 8)
    mine = program(url, connections=8)
    return {"ratio": mine["seconds"] / floor, "memory": mine["memory"]}


def _p2(shop: ShopServer) -> Mapping[str, float]:
    slow, quick = shop.url(ORDERS, 200), shop.url(ORDERS, 50)
    floor_slow, floor_many = _page_floor(slow, 8), _page_floor(quick, 32)
    eight = program(slow, connections=8)["seconds"]
    shop.reset()
    many = program(quick)["seconds"]
    most = shop.counted()["most"]
    return {"slow": eight / floor_slow, "many": many / floor_many, "most": most}


def _p3(shop: ShopServer) -> Mapping[str, float]:
    url = shop.url(ORDERS, 50)
    official = peer({"work": "refresh", "url": url, "orders": ORDERS})["seconds"]
    eight = official / program(url, connections=8)["seconds"]
    return {"eight": eight, "many": official / program(url)["seconds"]}


def _p4(shop: ShopServer) -> Mapping[str, float]:
    url = shop.url(WRITES, 50)
    floor = floor_seconds(f"{url}wp-json/wc/v3/orders/48001", 3 * WRITES, 8)
    asked = {"work": "write", "url": url, "writes": PEER_WRITES}
    careful = peer({**asked, "careful": True})["seconds"] * WRITES / PEER_WRITES
    careless = peer({**asked, "careful": False})["seconds"] * WRITES / PEER_WRITES
    shop.reset()
    mine = program(url, work="apply", writes=WRITES)["seconds"]
    return {"floor": mine / floor, "peer": careful / mine, "bare": careless / mine}


def _p5(shop: ShopServer) -> Mapping[str, float]:
    url = shop.url(ORDERS, 50)
    cpu = {
        connections: run_child(
            "child_client.py", {"url": url, "requests": 1_600, "connections": connections}
        )["cpu"]
        * 1000
        for connections in (8, 32)
    }
    return {"eight": cpu[8], "many": cpu[32], "flat": cpu[32] / cpu[8]}


def _p7(shop: ShopServer) -> Mapping[str, float]:
    url = shop.url(ORDERS, 300, workers=4)
    floor = _page_floor(url, 4)
    shop.reset()
    mine = program(url)["seconds"]
    return {"ratio": mine / floor, "most": shop.counted()["most"]}


HTTP_GOALS = (
    Goal(
        "P1",
        "refresh of 10,000 orders at 50 ms a reply, beside 8 connections of h2load",
        (
            Aim("ratio", "refresh 10,000 orders, 50 ms, to the floor of 8 connections", 1.20),
            Aim("memory", "memory after it", None, "MB", steady=True),
        ),
        _on_shop(_p1),
    ),
    Goal(
        "P2",
        "the same at 200 ms, and beside 32 connections",
        (
            Aim("slow", "refresh 10,000 orders, 200 ms, to the floor of 8 connections", 1.12),
            Aim("many", "refresh 10,000 orders, 50 ms, to the floor of 32 connections", 1.5),
            Aim("most", "requests under way at once, 32 at most", None, "", steady=True),
        ),
        _on_shop(_p2),
    ),
    Goal(
        "P3",
        "refresh of 10,000 orders beside the official client, which asks one after the other",
        (
            Aim(
                "eight", "times as fast as the official client (8 connections)", 6.5, at_least=True
            ),
            Aim("many", "times as fast as the official client (32)", 15.0, at_least=True),
        ),
        _on_shop(_p3),
    ),
    Goal(
        "P4",
        "1,000 careful writes: each is read, written and read back",
        (
            Aim("floor", "1,000 writes, 50 ms, to the floor of the same 3,000 requests", 1.15),
            Aim("peer", "times as fast as the client that also reads back", 7.5, at_least=True),
            Aim("bare", "times as fast as the client that only writes", None, at_least=True),
        ),
        _on_shop(_p4),
    ),
    Goal(
        "P5",
        "processor time of the HTTP client for each request",
        (
            Aim("eight", "CPU of a request, 8 connections", 0.6, "ms"),
            Aim("many", "CPU of a request, 32 connections", 0.6, "ms"),
            Aim("flat", "CPU of a request, 32 connections to 8", 1.15),
        ),
        _on_shop(_p5),
    ),
)
BUSY_GOAL = Goal(
    "P7",
    "a shop with four workers, each busy for 0.3 s with a request",
    (
        Aim("ratio", "refresh 10,000 orders, to the limit with 4 connections", 1.20),
        Aim("most", "requests under way at once", 5, "", worst=True, steady=True),
    ),
    _on_shop(_p7),
)
