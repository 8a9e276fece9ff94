"""A release server on one core, and a signed-in browser of it."""
import http.client
import os
import pathlib
import re
import signal
import subprocess
import sys
import time

PORT = int(os.environ.get("BENCH_PORT", "8197"))
SERVER_CORE, LOAD_CORE = "0", "1"
SEVERAL_CORES = (os.cpu_count() or 1) > 1


class Served:
    def __init__(self, binary, database, folder):
        self.binary, self.database, self.folder = binary, database, folder
        self.cookies = ""
        self.url = f"http://127.0.0.1:{PORT}"

    def __enter__(self):
        environment = {**os.environ, "PORT": str(PORT), "LOG_LEVEL": "error", "DATABASE": self.database}
        pin = ["taskset", "-c", SERVER_CORE] if SEVERAL_CORES else []
        start = time.monotonic()
        self.process = subprocess.Popen(
            pin + [str(self.binary), "serve"], env=environment, stdout=subprocess.PIPE, text=True, cwd=self.folder)
        if "Rabita serves" not in self.process.stdout.readline():
            sys.exit("The server did not start.")
        self.ask("GET", "/sign-in")
        self.started_ms = 1000 * (time.monotonic() - start)
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(timeout=30)

    def ask(self, method, path, body=None, **headers):
        connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=60)
        connection.request(method, path, body=body, headers={"Cookie": self.cookies, "Accept-Language": "fr", **headers})
        answer = connection.getresponse()
        return answer, answer.read()

    def sign_in(self):
        answer, _ = self.ask("POST", "/demo/member", **{"Sec-Fetch-Site": "same-origin", "Content-Length": "0"})
        cookies = [value.split(";")[0] for name, value in answer.getheaders() if name.lower() == "set-cookie"]
        if answer.status != 303 or not cookies:
            sys.exit(f"The demo club did not let us in: {answer.status}")
        self.cookies = "; ".join(cookies)

    def member(self):
        """A member's page."""
        return re.findall(rb'href="(/members/[0-9a-z]{13})"', self.ask("GET", "/members")[1])[0].decode()

    def receivers(self):
        found = re.findall(rb'href="/members/([0-9a-z]{13})"', self.ask("GET", "/members?order=newest")[1])
        return [key.decode() for key in found]

    def first_load(self):
        """Bytes of Home and of all it names, packed as a browser takes them, and those of script."""
        answer, home = self.ask("GET", "/")
        packed = len(self.ask("GET", "/", **{"Accept-Encoding": "gzip"})[1])
        sizes = {}
        for path in set(re.findall(rb'(?:href|src)="(/static/[^"#]+)', home)):
            # The fonts of Arabic and the pictures of an installed app are not asked for here.
            if path.endswith((b".png", b".webmanifest")):
                continue
            sizes[path] = len(self.ask("GET", path.decode(), **{"Accept-Encoding": "gzip"})[1])
        script = sum(size for path, size in sizes.items() if path.endswith(b".js"))
        return packed + sum(sizes.values()), script

    def memory_mb(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024
