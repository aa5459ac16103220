"""Runs a command that must not outlive its parent: an installation that goes on unseen would spoil the next one.

Arguments: the command. It has to be started as the leader of a process group. Standard input is a pipe from the
parent: when the parent dies, kill -9 included, the pipe closes, and the whole group is killed.
"""

import os
import signal
import subprocess
import sys
import threading


def die_with_parent():
    while os.read(0, 1024):
        pass
    os.killpg(os.getpgrp(), signal.SIGKILL)


threading.Thread(target=die_with_parent, daemon=True).start()
# Left by os._exit, as the thread still reads: a normal end could wait for it.
code = subprocess.call(sys.argv[1:], stdin=subprocess.DEVNULL)
sys.stdout.flush()
os._exit(code if 0 <= code < 256 else 1)
