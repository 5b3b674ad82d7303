"""A Vendure server, installed, seeded and started for these tests alone."""

import os
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx2 as httpx
import pytest
from python_server import cannot, free_port

SOURCES = Path(__file__).parent / "vendure"
#: Seconds: 16 s to install and 4 s to start were measured.
INSTALL, START = 240, 60


@dataclass
class Vendure:
    """A running server; ``orders`` are the ids of paid orders, oldest first."""

    port: int
    password: str
    orders: list[str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def states(self) -> dict[str, str]:
        """The state of every order, asked of the server itself."""
        found = self.ask("{orders(options:{take:100}){items{id state}}}")
        return {o["id"]: o["state"] for o in found["orders"]["items"]}

    def transitions(self, order_id: str) -> int:
        """How often an order changed its state, by the server's own history."""
        query = (
            "query($id:ID!){order(id:$id){history(options:{filter:{type:"
            '{eq:"ORDER_STATE_TRANSITION"}}}){totalItems}}}'
        )
        return int(self.ask(query, id=order_id)["order"]["history"]["totalItems"])

    def change(self, order_id: str, state: str) -> None:
        """Somebody else changes an order."""
        change = "mutation($i:ID!,$s:String!){transitionOrderToState(id:$i,state:$s){__typename}}"
        assert self.ask(change, i=order_id, s=state)["transitionOrderToState"]

    def new_order(self) -> str:
        """One more paid order."""
        with httpx.Client(base_url=self.url, trust_env=False, timeout=30) as client:
            self.orders.append(_paid_order(client, len(self.orders)))
        return self.orders[-1]

    def reader(self) -> tuple[str, str]:
        """Name and password of an administrator who may only read orders."""
        role = (
            'mutation{createRole(input:{code:"reader",description:"r",'
            "permissions:[ReadOrder]}){id}}"
        )
        role_id = self.ask(role)["createRole"]["id"]
        name, password = "reader@example.com", secrets.token_hex(8)
        make = "mutation($i:CreateAdministratorInput!){createAdministrator(input:$i){id}}"
        person = {"firstName": "R", "lastName": "R", "emailAddress": name}
        self.ask(make, i={**person, "password": password, "roleIds": [role_id]})
        return name, password

    def ask(self, query: str, **variables: object) -> dict:
        """The server itself, as its owner."""
        with httpx.Client(base_url=self.url, trust_env=False, timeout=30) as client:
            login = 'mutation($p:String!){login(username:"tests",password:$p){__typename}}'
            body = {"query": login, "variables": {"p": self.password}}
            token = client.post("admin-api", json=body).headers["vendure-auth-token"]
            headers = {"Authorization": f"Bearer {token}"}
            asked = {"query": query, "variables": variables}
            found = client.post("admin-api", json=asked, headers=headers).json()
        assert "errors" not in found, found
        return found["data"]


@pytest.fixture(scope="session")
def vendure(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vendure]:
    """A failure without Node, or where its packages cannot be had."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        cannot("Node and npm are not installed")
    folder = tmp_path_factory.mktemp("vendure")
    for name in ("package.json", "package-lock.json", "server.mjs", "seed.mjs"):
        shutil.copy(SOURCES / name, folder)
    env = {**os.environ, "PORT": str(free_port()), "SHOP_PASSWORD": secrets.token_hex(8)}
    env["SHOP_DATABASE"] = str(folder / "shop.sqlite")
    env["HOME"] = str(folder)
    install = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"]
    done = subprocess.run(
        install, cwd=folder, env=env, capture_output=True, timeout=INSTALL, check=False
    )
    if done.returncode != 0:
        why = done.stderr.decode(errors="replace")[-300:]
        cannot(f"npm cannot install Vendure here: {why}")
    subprocess.run(
        [node, "seed.mjs"], cwd=folder, env=env, check=True, capture_output=True, timeout=START
    )
    with subprocess.Popen(
        [node, "server.mjs"], cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as server:
        try:
            assert server.stdout is not None
            for line in server.stdout:
                if b"READY" in line:
                    break
            shop = Vendure(int(env["PORT"]), env["SHOP_PASSWORD"], [])
            with httpx.Client(base_url=shop.url, trust_env=False, timeout=30) as client:
                shop.orders = [_paid_order(client, number) for number in range(8)]
            yield shop
        finally:
            server.terminate()


def _paid_order(client: httpx.Client, number: int) -> str:
    """Through the shop's own steps, as a customer makes one."""
    token = ""

    def ask(query: str, **variables: object) -> dict:
        nonlocal token
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        body = {"query": query, "variables": variables}
        reply = client.post("shop-api", json=body, headers=headers)
        token = reply.headers.get("vendure-auth-token", token)
        client.cookies.clear()
        found = reply.json()
        assert "errors" not in found, found
        return found["data"]

    ask("mutation{addItemToOrder(productVariantId:1,quantity:1){__typename}}")
    ask(
        "mutation($i:CreateCustomerInput!){setCustomerForOrder(input:$i){__typename}}",
        i={"firstName": "A", "lastName": "B", "emailAddress": f"a{number}@example.com"},
    )
    ask(
        'mutation{setOrderShippingAddress(input:{fullName:"A B",streetLine1:"1",city:"X",'
        'postalCode:"1",countryCode:"DE"}){__typename}}'
    )
    method = ask("{eligibleShippingMethods{id}}")["eligibleShippingMethods"][0]["id"]
    ask("mutation($i:[ID!]!){setOrderShippingMethod(shippingMethodId:$i){__typename}}", i=[method])
    ask('mutation{transitionOrderToState(state:"ArrangingPayment"){__typename}}')
    paid = ask(
        'mutation{addPaymentToOrder(input:{method:"dummy",metadata:{}})'
        "{__typename ... on Order{id state} ... on ErrorResult{message}}}"
    )["addPaymentToOrder"]
    assert paid["state"] == "PaymentSettled", paid
    return str(paid["id"])
