"""A Google Cloud Storage emulator on loopback, and a project of git and DVC that uses it."""

import contextlib
import http.client
import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path
from urllib.parse import quote

import pytest

from sentiment.paths import ROOT

BUCKET = "sentiment-analyzer-data"
LOCAL = "['remote \"gcs\"']\n    endpointurl = {url}\n    allow_anonymous_login = true\n"
STAGES = "stages: { fetch: { cmd: exit 1, outs: [data: { persist: true }] } }\n"


class Bucket:
    """The objects of the bucket, past DVC."""

    def __init__(self, port: int):
        """Creates the bucket on the emulator at `port`."""
        self.port = port
        self.url = f"http://127.0.0.1:{port}"
        self.ask("POST", "/storage/v1/b", json.dumps({"name": BUCKET}))

    def ask(self, method: str, path: str, body: str | bytes | None = None) -> bytes:
        """Calls the emulator and answers the body; anything but success fails the test."""
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port)) as connection:
            connection.request(method, path, body, {"Content-Type": "application/json"})
            answer = connection.getresponse()
            content = answer.read()
            assert answer.status < 300, content
        return content

    def names(self) -> list[str]:
        """Names every object."""
        listed = json.loads(self.ask("GET", f"/storage/v1/b/{BUCKET}/o"))
        return [it["name"] for it in listed.get("items", [])]

    def read(self, name: str) -> bytes:
        """Reads an object."""
        return self.ask("GET", f"/storage/v1/b/{BUCKET}/o/{quote(name, safe='')}?alt=media")

    def write(self, name: str, content: str | bytes) -> None:
        """Writes an object."""
        path = f"/upload/storage/v1/b/{BUCKET}/o?uploadType=media&name={quote(name, safe='')}"
        self.ask("POST", path, content)

    def remove(self, name: str) -> None:
        """Removes an object."""
        self.ask("DELETE", f"/storage/v1/b/{BUCKET}/o/{quote(name, safe='')}")


class Project:
    """A repository with data in DVC, and the project's own settings of the remote."""

    def __init__(self, folder: Path, url: str):
        """Makes the repository; its remote is answered at `url`."""
        self.folder = folder
        self.data = folder / "data"
        self.environment = environment(folder, url)
        self.git("init", "--quiet")
        self.dvc("init", "--quiet")
        shutil.copy(ROOT / ".dvc/config", folder / ".dvc/config")
        (folder / ".dvc/config.local").write_text(LOCAL.format(url=url))
        (folder / "dvc.yaml").write_text(STAGES)
        (folder / ".gitignore").write_text("/data\n")

    def run(self, *command: str, fails: bool = False) -> str:
        """Answers what a command says; the test fails unless it ends as it should."""
        done = subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=150,
        )
        assert (done.returncode != 0) == fails, done.stdout + done.stderr
        return done.stdout + done.stderr

    def git(self, *arguments: str) -> None:
        """Runs git."""
        self.run("git", "-c", "user.name=test", "-c", "user.email=test@localhost", *arguments)

    def dvc(self, *arguments: str) -> str:
        """Runs DVC."""
        return self.run("dvc", *arguments)

    def pull(self, fails: bool = False) -> str:
        """Brings the data as `bun run ml:pull` does."""
        return self.run(str(ROOT / "pull.sh"), fails=fails)


def environment(folder: Path, url: str) -> dict[str, str]:
    """What DVC and git are told: the emulator, and nothing of this machine's settings."""
    return os.environ | {
        "DVC_SITE_CACHE_DIR": str(folder.parent / "site"),
        # It would ask by gRPC with TLS, which the emulator lacks.
        "GCSFS_EXPERIMENTAL_ZB_HNS_SUPPORT": "false",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "NO_PROXY": "*",
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "STORAGE_EMULATOR_HOST": url,
    }


@pytest.fixture(scope="module")
def emulator():
    """The program, built when it is missing."""
    build = [ROOT.parent / "tools/go/build", "fake-gcs-server"]
    return subprocess.run(build, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


@pytest.fixture(scope="module")
def bucket(emulator):
    """An empty bucket on an emulator of its own, in memory."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = ["-host=127.0.0.1", f"-port={port}", f"-public-host=127.0.0.1:{port}"]
    command = [emulator, "-scheme=http", "-backend=memory", *address]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server:
        try:
            assert "server started" in server.stderr.readline()
            yield Bucket(port)
        finally:
            server.terminate()


@pytest.fixture(scope="module")
def project(tmp_path_factory, bucket):
    """An empty project whose remote is the bucket."""
    folder = tmp_path_factory.mktemp("remote") / "project"
    folder.mkdir()
    return Project(folder, bucket.url)
