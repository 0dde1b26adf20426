"""A real OpenID provider on a thread, which can be told to answer late or wrongly."""

import json
import threading
import time
from contextlib import contextmanager

import requests
from oidc_provider_mock import app
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

WELL_KNOWN = "/.well-known/openid-configuration"


class Provider:
    """`wrong["/oauth2/token"] = spoil` gives what that address answers to `spoil` first."""

    def __init__(self):
        self.real = app()
        self.wrong = {}
        self.asked = []

    def __call__(self, environ, start_response):
        path = Request(environ).path
        self.asked.append(path)
        answer = Response.from_app(self.real, environ)
        if path in self.wrong:
            answer = self.wrong[path](answer)
        return answer(environ, start_response)

    def knows(self, sub, **claims):
        requests.put(f"{self.address}/users/{sub}", json=claims, timeout=5).raise_for_status()

    def agree(self, where, sub) -> str:
        """Sign in at the provider: where the browser is sent back to."""
        return requests.post(where, data={"sub": sub}, allow_redirects=False, timeout=5).headers[
            "Location"
        ]


@contextmanager
def running():
    provider = Provider()
    server = make_server("127.0.0.1", 0, provider, threaded=True)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join(5)
        server.server_close()


# --- Ways to answer wrongly -----------------------------------------------------------------------


def broken(_):
    return Response("Something went wrong here.", status=500)


def no_json(_):
    return Response("<html>Please wait</html>", content_type="text/html")


def empty(_):
    return Response("{}", content_type="application/json")


def a_list(_):
    return Response("[]", content_type="application/json")


def late(answer):
    time.sleep(1.5)
    return answer


def gone(_):
    return Response(status=404)


def changed(**said):
    """The answer, with some of what it says replaced; None takes a part out."""

    def spoil(answer):
        told = answer.get_json() | said
        told = {name: value for name, value in told.items() if value is not None}
        return Response(json.dumps(told), content_type="application/json")

    return spoil
