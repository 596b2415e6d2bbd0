"""What the web server's processes load: the application of :mod:`congxa.site.wsgi`, and a stop that is heard at once.

The server forks its processes, so until it listens itself each of them has the parent's way of hearing SIGTERM, which
only sets a flag in a copy that nobody reads: a stop during the second that loading takes would be waited for in vain.
"""

import signal
import threading

if threading.current_thread() is threading.main_thread():
    for _signum in (signal.SIGTERM, signal.SIGINT):
        signal.signal(_signum, signal.SIG_DFL)

from congxa.site.wsgi import application

__all__ = ["application"]
