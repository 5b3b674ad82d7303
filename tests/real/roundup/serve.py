"""Serve the tracker under ``/jobs/``; prints READY. Its own server refuses to run as root."""

import os
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from roundup.cgi.wsgi_handler import RequestDispatcher


class Quiet(WSGIRequestHandler):
    def log_message(self, *_words: object) -> None:
        """Nothing is printed for a request."""


class Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True


tracker = RequestDispatcher("tracker")


def jobs(environ, start_response):
    # As a proxy in front of it does: the tests' own has another port, which a write may not name.
    environ["HTTP_HOST"] = f"127.0.0.1:{os.environ['PORT']}"
    environ["SCRIPT_NAME"] = "/jobs"
    environ["PATH_INFO"] = environ["PATH_INFO"].removeprefix("/jobs")
    return tracker(environ, start_response)


server = make_server(
    "127.0.0.1", int(os.environ["PORT"]), jobs, server_class=Threads, handler_class=Quiet
)
print("READY", flush=True)
server.serve_forever()
