"""Drives a served club with wrk and reads its figures."""
import json
import pathlib
import subprocess
import tempfile

from served import LOAD_CORE, SEVERAL_CORES

# What a member remembers: names, beginnings, a trade, a town, another script.
QUERIES = ["benjelloun", "salma", "kabbaj", "tazi nadia", "imprimerie", "casablanca", "menuisier rabat", "بنجلون",
           "moha", "alaoui", "transport", "el fassi", "traiteur", "comptable fes", "سلمى", "chraibi", "karim ben"]

REPORT = """
done = function(summary, latency, requests)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.write
      + summary.errors.timeout
  io.stderr:write(string.format('{"requests":%d,"seconds":%f,"bytes":%d,"p50":%f,"p95":%f,"p99":%f,"failed":%d}\\n',
    summary.requests, summary.duration / 1e6, summary.bytes, latency:percentile(50) / 1000,
    latency:percentile(95) / 1000, latency:percentile(99) / 1000, failed))
end
"""


class Figures:
    def __init__(self, found):
        self.rate = found["requests"] / found["seconds"]
        self.p50, self.p95, self.p99 = found["p50"], found["p95"], found["p99"]
        self.failed = found["failed"]
        self.bytes = found["bytes"] // max(1, found["requests"])

    @property
    def text(self):
        failed = f", {self.failed} FAILED" if self.failed else ""
        return (f"{self.rate:8.0f}/s  p50 {self.p50:6.2f}  p95 {self.p95:6.2f}  p99 {self.p99:6.2f} ms"
                f" {self.bytes:7} B{failed}")


def run(served, path, seconds, connections=16, packed=False, script=""):
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as file:
        file.write(script + REPORT)
        file.flush()
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", file.name]
        command += ["-H", f"Cookie: {served.cookies}", served.url + path]
        if packed:
            command[1:1] = ["-H", "Accept-Encoding: gzip"]
        if SEVERAL_CORES:
            command = ["taskset", "-c", LOAD_CORE] + command
        answer = subprocess.run(command, capture_output=True, text=True, check=True)
    return Figures(json.loads(answer.stderr.strip().splitlines()[-1]))


def searches(served, path, seconds, connections=1):
    """A different query each time."""
    from urllib.parse import quote
    queries = ", ".join(f'"{path}?q={quote(query)}"' for query in QUERIES)
    script = f"""
local paths = {{ {queries} }}
local turn = 0
request = function()
  turn = turn % #paths + 1
  return wrk.format("GET", paths[turn])
end
"""
    return run(served, path, seconds, connections, script=script)


def gifts(served, seconds):
    """Referrals given: each a POST answered only when it is on the disk, with a key of its own as its form has."""
    receivers = ", ".join(f'"{key}"' for key in served.receivers())
    script = f"""
local receivers = {{ {receivers} }}
local digits = "0123456789abcdefghjkmnpqrstvwxyz"
math.randomseed(os.time())
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/x-www-form-urlencoded"
wrk.headers["Sec-Fetch-Site"] = "same-origin"
request = function()
  local key = "0"
  for _ = 1, 12 do local n = math.random(32); key = key .. digits:sub(n, n) end
  local to = receivers[math.random(#receivers)]
  return wrk.format(nil, "/referrals", nil, "key=" .. key .. "&to_id=" .. to .. "&kind=inside&need=Banc+d%27essai")
end
"""
    return run(served, "/referrals", seconds, connections=32, script=script)
