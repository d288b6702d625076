"""Start a program and note what it used: processor time in seconds and the most memory in KiB, into
the descriptor named first.

The system counts the memory of whoever forked as that of the program (getrusage(2)), so whoever
forks is to be small: this, and not a test run that holds a thousand editions.
"""

import os
import signal
import sys


def launch(told: int, command: list[str]) -> None:
    os.set_inheritable(told, False)
    if not (program := os.fork()):
        os.execv(command[0], command)
    _, status, used = os.wait4(program, 0)
    os.write(told, f"{used.ru_utime + used.ru_stime} {used.ru_maxrss}".encode())
    code = os.waitstatus_to_exitcode(status)
    if code < 0:  # end as the program did
        signal.signal(-code, signal.SIG_DFL) if -code not in (
            signal.SIGKILL,
            signal.SIGSTOP,
        ) else None
        os.kill(os.getpid(), -code)
    os._exit(code)


launch(int(sys.argv[1]), sys.argv[2:])
