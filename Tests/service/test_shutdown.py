"""SIGTERM under load loses no answer, and the process is gone within ten seconds."""

import signal
import socket
import threading
import time

import pytest
from talk import ask, connect, enter_demo


class Client(threading.Thread):
    """Asks one page after another on one connection until the server says that it ends."""

    def __init__(self, url, path, session):
        super().__init__(daemon=True)
        self.url, self.path, self.session = url, path, session
        self.whole, self.error, self.dismissed = 0, None, False

    def run(self):
        connection = connect(self.url)
        try:
            while not self.dismissed:
                answer, text = ask(connection, "GET", self.path, Cookie=self.session)
                assert answer.status == 200 and text.rstrip().endswith("</html>"), answer.status
                self.whole += 1
                self.dismissed = (answer.getheader("Connection") or "").lower() == "close"
        except Exception as error:  # noqa: BLE001 - any of them is an answer lost
            self.error = error


class Listener(threading.Thread):
    """Holds an event stream open until the server ends it."""

    def __init__(self, url, session):
        super().__init__(daemon=True)
        self.connection = connect(url, 60)
        self.connection.request("GET", "/events", headers={"Cookie": session})
        self.answer = self.connection.getresponse()
        self.ended = False

    def run(self):
        # Raises when the stream is broken off instead of ended by its last chunk.
        self.answer.read()
        self.ended = True


def wait_until(true, seconds=20):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)


def refuses(url):
    try:
        connect(url, 2).connect()
        return False
    except ConnectionRefusedError:
        return True


def hold(url, watch):
    """A request whose body never ends, and which the server has begun to read."""
    enter_demo(url)
    client = socket.create_connection(url.removeprefix("http://").split(":"))
    client.sendall(b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
                   b"Content-Type: application/x-www-form-urlencoded\r\n\r\nemail=")
    figures = f"http://127.0.0.1:{watch}"
    wait_until(lambda: "rabita_http_requests_in_flight 1" in ask(connect(figures), "GET", "/metrics")[1])
    return client


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_every_request_in_progress_gets_its_whole_answer(start, number):
    server = start()
    session = enter_demo(server.url)
    listener = Listener(server.url, session)
    assert listener.answer.status == 200
    listener.start()
    clients = [Client(server.url, path, session) for path in ("/", "/members", "/exchanges", "/more") * 2]
    for client in clients:
        client.start()
    wait_until(lambda: all(client.whole >= 3 or client.error for client in clients))

    begun = time.monotonic()
    server.process.send_signal(number)
    status = server.process.wait(20)
    took = time.monotonic() - begun
    for thread in [*clients, listener]:
        thread.join(10)

    assert [client.error for client in clients] == [None] * len(clients)
    assert all(client.dismissed for client in clients)
    assert listener.ended
    assert status == 0, server.log.read_text()
    assert took < 10
    # The last to close takes what was written ahead into the database file.
    left = server.database.with_name(server.database.name + "-wal")
    assert not left.exists() or left.stat().st_size == 0


def test_a_request_that_never_ends_does_not_hold_the_server_back(start, free_port):
    watch = free_port()
    server = start(METRICS_PORT=str(watch))
    client = hold(server.url, watch)
    begun = time.monotonic()

    server.process.send_signal(signal.SIGTERM)
    server.process.wait(20)

    client.close()
    assert time.monotonic() - begun < 10


def test_a_second_signal_ends_at_once(start, free_port):
    watch = free_port()
    server = start(METRICS_PORT=str(watch))
    client = hold(server.url, watch)
    server.process.send_signal(signal.SIGTERM)
    wait_until(lambda: refuses(server.url))
    assert server.process.poll() is None
    begun = time.monotonic()

    server.process.send_signal(signal.SIGTERM)
    status = server.process.wait(20)

    client.close()
    assert status == 128 + signal.SIGTERM, server.log.read_text()
    assert time.monotonic() - begun < 5
