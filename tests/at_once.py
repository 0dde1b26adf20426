"""Two people at once, each on a thread and a connection; the test takes `own_database`."""

from threading import Barrier, Thread

from django.db import connection


def at_once(*calls):
    """What each call gave or raised, all begun at the same moment."""
    ready, found = Barrier(len(calls)), [None] * len(calls)

    def run(place, call):
        ready.wait()
        try:
            found[place] = call()
        except Exception as raised:  # noqa: BLE001, whatever it is, the test looks at it
            found[place] = raised
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
