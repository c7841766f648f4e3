#!/usr/bin/env python3
"""latency.py PROGRAM SITE PORT ADDRESS FILE EDITS: how long `serve` takes from a saved file to the served page.

Starts PROGRAM for the folder SITE, edits FILE (below "## Explanation") so many times, and asks for ADDRESS until the edit is there. Prints each time, the processor
time that followed, and the load of the machine, without which the figures say little. FILE is put back at the end.
"""
import http.client
import os
import signal
import subprocess
import sys
import time

program, site, port, address, file, edits = sys.argv[1:7]


def page():
    try:
        connection = http.client.HTTPConnection("127.0.0.1", int(port), timeout=20)
        connection.request("GET", address)
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return body if response.status == 200 else b""
    except OSError:
        return b""


def processor_seconds(server):
    with open(f"/proc/{server.pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def load():
    return " ".join(f"{value:.1f}" for value in os.getloadavg())


with open(file) as source:
    text = source.read()
started = time.time()
server = subprocess.Popen([program, "serve", "--source", site, "--port", port, "--quiet"])
times = []
try:
    while b"</html>" not in page():
        time.sleep(0.005)
    print(f"ready after {time.time() - started:.3f} s, {processor_seconds(server):.2f} s of processor time; load {load()}")
    time.sleep(5)
    for edit in range(int(edits)):
        mark = f"Edit{os.getpid()}x{edit}x"
        before = processor_seconds(server)
        with open(file, "w") as source:
            source.write(text.replace("## Explanation\n", f"## Explanation\n\n{mark}\n", 1))
        saved = time.time()
        while mark.encode() not in page():
            time.sleep(0.003)
        times.append((time.time() - saved) * 1000)
        time.sleep(1)
        print(f"edit {times[-1]:.0f} ms, {processor_seconds(server) - before:.2f} s of processor time in the second after it")
finally:
    with open(file, "w") as source:
        source.write(text)
    server.send_signal(signal.SIGTERM)
    server.wait(30)
times.sort()
if times:
    print(f"median {times[len(times) // 2]:.0f} ms, 95 % {times[max(0, -(-len(times) * 95 // 100) - 1)]:.0f} ms, worst {times[-1]:.0f} ms; load {load()}")
