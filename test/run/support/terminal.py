"""Starts a command in a terminal of its own, types Ctrl+C when it is ready, and ends it with SIGTERM."""

import os
import pty
import signal
import sys
import time

pid, terminal = pty.fork()
if pid == 0:
    os.execvp(sys.argv[1], sys.argv[1:])

seen = b""


def read_until(text):
    global seen
    while text not in seen:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            return
        if not part:
            return
        seen += part


read_until(b"ready ")
os.write(terminal, b"\x03")
read_until(b"SIGINT")
# A moment in which it would come again, if it was passed on as well.
time.sleep(0.5)
os.kill(pid, signal.SIGTERM)
read_until(b"came: ")
read_until(b"never")
os.waitpid(pid, 0)
sys.stdout.buffer.write(seen)
