"""`python -m pipeline.dashboard [--port N]`: the page on loopback, without telemetry, until Ctrl-C."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

PAGE = Path(__file__).with_name("app.py")
PORT = 8501
# All of it here and nothing in a configuration file, so that the page is the same wherever it is started.
OPTIONS = {
    "server.address": "127.0.0.1",
    "server.headless": "true",  # asks for no e-mail address and opens no browser
    "server.fileWatcherType": "none",
    "browser.gatherUsageStats": "false",
    "client.toolbarMode": "viewer",
    "client.showErrorDetails": "none",  # the traceback goes to the terminal
    "theme.primaryColor": "#2b6cb0",
}


def command(port: int = PORT) -> list[str]:
    """The command that serves the page."""
    options = OPTIONS | {"server.port": str(port)}
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "streamlit", "run", str(PAGE), *flags]


def main(argv: Sequence[str] | None = None) -> None:
    """Become the server's process."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.dashboard", description="The dashboard, on loopback.")
    parser.add_argument("--port", type=int, default=PORT)
    port = parser.parse_args(argv).port
    print(f"The dashboard is at http://127.0.0.1:{port} (Ctrl-C ends it)", flush=True)
    arguments = command(port)
    os.execv(arguments[0], arguments)  # noqa: S606 - our own interpreter, no shell


if __name__ == "__main__":
    main()
