"""A wire that can go dead: forwards TCP, and on request swallows what is said without closing anything."""

import socket
import threading

from club import free_port


class Wire:
    """Between the program and PostgreSQL."""

    def __init__(self, target):
        self.target, self.port = target, free_port()
        self.is_cut, self.answers_only = False, False
        self.dead, self.open = set(), []
        self.listener = socket.create_server(("127.0.0.1", self.port), backlog=256)
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self, answers_only=False):
        """From now on nothing passes, or questions only. Nothing is closed: a plug pulled, a firewall that forgot."""
        self.answers_only, self.is_cut = answers_only, True
        self.dead = set(self.open)

    def mend(self):
        """New connections work. The old ones stay dead for ever, and nobody will ever say so."""
        self.is_cut = False

    def close(self):
        self.listener.close()
        for one in self.open:
            for end in one:
                end.close()

    def _accept(self):
        while True:
            try:
                client, _ = self.listener.accept()
                pair = (client, socket.create_connection(("127.0.0.1", self.target), 5))
            except ConnectionRefusedError:
                client.close()
                continue
            except OSError:
                return
            self.open.append(pair)
            if self.is_cut:
                self.dead.add(pair)
            for source, sink, is_answer in (*pair, False), (*pair[::-1], True):
                threading.Thread(target=self._carry, args=(pair, source, sink, is_answer), daemon=True).start()

    def _carry(self, pair, source, sink, is_answer):
        def swallows():
            return pair in self.dead and (is_answer or not self.answers_only)

        try:
            while data := source.recv(1 << 16):
                if not swallows():
                    sink.sendall(data)
        except OSError:
            pass
        # The end of a connection is swallowed like all else.
        if pair not in self.dead:
            for end in pair:
                try:
                    end.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
