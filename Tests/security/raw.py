"""Speaks HTTP/1.1 by hand: what a client library would never send."""

import socket


def talk(port, data, seconds=15):
    """Sends bytes, closes the sending side, and gives everything that comes back until the server closes."""
    with socket.create_connection(("127.0.0.1", port), timeout=seconds) as channel:
        answer = b""
        try:
            channel.sendall(data)
            channel.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # the server may have closed already; what it said is still there to read
        try:
            while piece := channel.recv(65536):
                answer += piece
        except ConnectionResetError:
            pass
        return answer


def statuses(answer):
    """The status of every response in what came back."""
    return [int(line[9:12]) for line in answer.split(b"\r\n") if line.startswith(b"HTTP/1.1 ")]
