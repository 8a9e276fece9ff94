"""A file far too large is refused, and neither the server's memory nor its disk grows by it."""

import socket
from urllib.parse import urlsplit

import pytest
from checks import whole
from conftest import LAPTOP, PHONE
from people import found, speak
from words import untranslated

MEGABYTE = 1024 * 1024
DECLARED = 2 * 1024 * MEGABYTE
# What a refused file may cost: the limit of 8 MB while it is read, and what the allocator keeps of it.
ROOM = 64 * MEGABYTE
BOUNDARY = "sheet"
PART = (
    f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="membres.csv"\r\n'
    "Content-Type: text/csv\r\n\r\nNom;E-mail\r\n"
).encode()
PIECE = b"Alaoui;alaoui@exemple.example\r\n" * 2114


@pytest.fixture(scope="module")
def server(server, browser):
    context = browser.new_context(locale="fr-MA")
    found(context.new_page(), server)
    server.founder = context.storage_state()
    context.close()
    return server


def memory(server):
    """The resident memory of the server, in bytes."""
    with open(f"/proc/{server.process.pid}/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS:"))


def disk(server):
    """What the folder of the server and its open files that have no name any more hold, in bytes."""
    named = sum(file.stat().st_size for file in server.database.parent.rglob("*") if file.is_file())
    unnamed = 0
    for link in server.files():
        try:
            found = link.stat()
        except OSError:
            continue
        if found.st_nlink == 0:
            unnamed += found.st_size
    return named + unnamed


def knock(server, *headers):
    """Opens a connection and sends the head of an upload by the founder."""
    address = urlsplit(server.url)
    cookies = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in server.founder["cookies"])
    head = [
        "POST /imports/new/members HTTP/1.1", f"Host: {address.netloc}", f"Origin: {server.url}",
        "Sec-Fetch-Site: same-origin", f"Cookie: {cookies}", "Accept: text/html",
        f"Content-Type: multipart/form-data; boundary={BOUNDARY}", *headers,
    ]  # fmt: skip
    line = socket.create_connection((address.hostname, address.port), timeout=20)
    line.sendall("\r\n".join([*head, "", ""]).encode())
    return line


def pour(line, pieces, most):
    """Sends until the server stops listening or `most` bytes are out; how many went."""
    sent = 0
    try:
        for piece in pieces:
            line.sendall(piece)
            sent += len(piece)
            if sent >= most:
                break
    except (BrokenPipeError, ConnectionResetError, TimeoutError):
        pass
    return sent


def answer(line):
    """What the server said before it closed the connection; fails when it leaves it open."""
    said = b""
    try:
        while piece := line.recv(65536):
            said += piece
    except ConnectionResetError:
        # Closed while we were still sending: what came before may be lost, which TCP allows.
        pass
    line.close()
    return said.decode("utf-8", "replace")


def still_serving(server, page):
    assert page.request.get(server.url + "/members").status == 200


def test_two_declared_gigabytes_are_refused_unread(visitor, server):
    page = visitor(LAPTOP, state=server.founder)
    still_serving(server, page)
    memory_before, disk_before = memory(server), disk(server)

    line = knock(server, f"Content-Length: {DECLARED}")
    line.sendall(PART + PIECE)
    told = answer(line)

    assert told.startswith("HTTP/1.1 413"), told[:200]
    assert "<h1>" in told and "8 Mo" in told.replace("\u202f", " ").replace("\xa0", " ")
    assert memory(server) - memory_before < ROOM
    assert disk(server) - disk_before < MEGABYTE
    still_serving(server, page)


def test_who_goes_on_sending_is_cut_off(visitor, server):
    page = visitor(LAPTOP, state=server.founder)
    memory_before, disk_before = memory(server), disk(server)

    line = knock(server, f"Content-Length: {DECLARED}")
    sent = pour(line, (PIECE for _ in iter(int, 1)), DECLARED)
    answer(line)

    assert sent < DECLARED, "the whole file was taken in"
    assert memory(server) - memory_before < ROOM
    assert disk(server) - disk_before < MEGABYTE
    still_serving(server, page)


def test_a_file_of_unknown_length_is_refused_at_the_limit(visitor, server):
    page = visitor(LAPTOP, state=server.founder)
    memory_before, disk_before = memory(server), disk(server)

    def chunks():
        while True:
            yield f"{len(PIECE):x}\r\n".encode() + PIECE + b"\r\n"

    line = knock(server, "Transfer-Encoding: chunked")
    line.sendall(f"{len(PART):x}\r\n".encode() + PART + b"\r\n")
    sent = pour(line, chunks(), 16 * MEGABYTE)
    told = answer(line)

    assert sent > 8 * MEGABYTE, "a file within the limit was refused"
    # The answer may be lost to who goes on sending; then the closed connection says it.
    assert told == "" or told.startswith("HTTP/1.1 413"), told[:200]
    assert memory(server) - memory_before < ROOM
    assert disk(server) - disk_before < MEGABYTE
    still_serving(server, page)


@pytest.mark.parametrize("size, language", [(PHONE, "fr"), (LAPTOP, "ar")], ids=["phone-fr", "laptop-ar"])
def test_a_browser_shows_the_refusal(visitor, server, tmp_path, size, language):
    page = visitor(size, language, state=server.founder)
    speak(page, server, language)
    file = tmp_path / "membres.csv"
    file.write_bytes(b"Nom;E-mail\r\n" + PIECE * (9 * MEGABYTE // len(PIECE)))

    page.goto(server.url + "/imports/new/members")
    page.locator("input[type=file]").set_input_files(file)
    page.locator("main form button.primary").click()
    page.locator("main a[href='/']").wait_for()

    assert "8" in page.locator("main").inner_text()
    assert not untranslated(page)
    whole(page)
