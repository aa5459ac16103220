"""Runs Synapse so that it can neither outlive its parent for long nor run twice on one database.

Arguments: pid file, lock file, homeserver.yaml. Standard input is a pipe from the parent: when the parent dies,
kill -9 included, the pipe closes, and Synapse stops as on SIGTERM.
"""

import fcntl
import os
import signal
import sys
import threading
import time

pid_file, lock_file, config = sys.argv[1:4]
os.umask(0o077)

lock = open(lock_file, "a")
for attempt in range(100):
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        break
    except OSError:
        time.sleep(0.1)
else:
    sys.exit("dabyl: another Synapse holds this folder")

with open(pid_file + ".new", "w") as file:
    file.write(str(os.getpid()))
os.replace(pid_file + ".new", pid_file)


def stop_with_parent():
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(5)
    os._exit(1)


threading.Thread(target=stop_with_parent, daemon=True).start()

sys.argv = ["synapse", "-c", config]
from synapse.app.homeserver import main  # noqa: E402

main()
