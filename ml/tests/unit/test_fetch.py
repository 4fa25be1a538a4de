"""Bringing the data, from a real server and from folders."""

import gzip
import hashlib
import io
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from pydantic import ValidationError

from sentiment.fetch import fetch
from sentiment.sources import Source, load_sources

CONTENT = b"good\t1\nbad\t0\n"


@pytest.fixture
def server():
    """Serves the content of `files` by path, on a free port."""
    files = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            content = files.get(self.path)
            self.send_response(404 if content is None else 200)
            self.end_headers()
            self.wfile.write(content or b"")

        def log_message(self, *_):
            """Keeps the test's output clean."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as httpd:
        thread = threading.Thread(target=httpd.serve_forever)
        thread.start()
        yield files, f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()
        thread.join()


def source(address="http://127.0.0.1:1/none", content=CONTENT, **more):
    return Source(
        path=more.pop("path", "set/a.txt"),
        address=address,
        sha256=hashlib.sha256(content).hexdigest(),
        licence="MIT",
        use="train",
        **more,
    )


def files_below(folder):
    return [path.name for path in folder.rglob("*") if path.is_file()]


def test_a_file_is_brought_from_its_public_address(server, tmp_path, capsys):
    files, address = server
    files["/a"] = CONTENT
    assert fetch([source(f"{address}/a")], tmp_path, None) == []
    assert (tmp_path / "set/a.txt").read_bytes() == CONTENT
    assert capsys.readouterr().out == "[1/1] set/a.txt: 13 bytes\n"


def test_a_zip_is_unpacked(server, tmp_path):
    files, address = server
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", CONTENT)
    files["/a.zip"] = packed.getvalue()
    assert fetch([source(f"{address}/a.zip", unpack="zip")], tmp_path, None) == []
    assert (tmp_path / "set/a.txt").read_bytes() == CONTENT


def test_a_mirror_gives_the_same_file_also_when_packed(tmp_path):
    mirror, raw = tmp_path / "mirror", tmp_path / "raw"
    (mirror / "set").mkdir(parents=True)
    (mirror / "set/a.txt.gz").write_bytes(gzip.compress(CONTENT))
    assert fetch([source(mirror="set/a.txt.gz")], raw, mirror) == []
    assert (raw / "set/a.txt").read_bytes() == CONTENT


def test_a_file_that_is_there_is_kept_and_not_asked_for(tmp_path, capsys):
    (tmp_path / "set").mkdir()
    (tmp_path / "set/a.txt").write_bytes(CONTENT)
    assert fetch([source()], tmp_path, None) == []
    assert capsys.readouterr().out == "[1/1] set/a.txt: there\n"


def test_a_wrong_checksum_is_an_error_and_leaves_nothing(server, tmp_path):
    files, address = server
    files["/a"] = b"something else"
    (failure,) = fetch([source(f"{address}/a")], tmp_path, None)
    assert "set/a.txt: wrong checksum" in str(failure)
    assert address in str(failure)
    assert files_below(tmp_path) == []


def test_a_wrong_checksum_leaves_an_older_file_as_it_was(server, tmp_path):
    files, address = server
    files["/a"] = b"something else"
    (tmp_path / "set").mkdir()
    (tmp_path / "set/a.txt").write_bytes(b"older")
    assert len(fetch([source(f"{address}/a")], tmp_path, None)) == 1
    assert (tmp_path / "set/a.txt").read_bytes() == b"older"
    assert files_below(tmp_path) == ["a.txt"]


@pytest.mark.parametrize("more", [{}, {"unpack": "zip"}])
def test_one_failure_does_not_stop_the_others(server, tmp_path, more):
    files, address = server
    files["/a"] = CONTENT
    sources = [source(f"{address}/none", **more), source(f"{address}/a", path="b.txt")]
    (failure,) = fetch(sources, tmp_path, None)
    assert "404" in str(failure)
    assert files_below(tmp_path) == ["b.txt"]


def test_what_is_not_a_zip_is_an_error(server, tmp_path):
    files, address = server
    files["/a"] = CONTENT
    (failure,) = fetch([source(f"{address}/a", unpack="zip")], tmp_path, None)
    assert "not a zip" in str(failure)


def test_a_missing_file_of_a_mirror_is_an_error(tmp_path):
    (failure,) = fetch([source()], tmp_path / "raw", tmp_path / "mirror")
    assert "No such file" in str(failure)


def test_a_refused_file_names_the_remedies_and_comes_from_a_mirror(tmp_path):
    refused = source(refused="a pickle")
    (failure,) = fetch([refused], tmp_path / "raw", None)
    assert "a pickle" in str(failure)
    assert "--mirror" in str(failure)
    assert "dvc pull" in str(failure)
    (tmp_path / "set").mkdir()
    (tmp_path / "set/a.txt").write_bytes(CONTENT)
    assert fetch([refused], tmp_path / "raw", tmp_path) == []


def test_every_committed_source_is_complete_and_named_once():
    sources = load_sources()
    paths = [it.path for it in sources]
    assert len(set(paths)) == len(paths) > 0
    assert {it.use for it in sources} == {"train", "evaluate", "baseline"}


@pytest.mark.parametrize(
    "change", [{"sha256": "abc"}, {"use": "tune"}, {"address": "file:///etc/passwd"}, {"x": 1}]
)
def test_a_source_refuses_what_it_does_not_know(change):
    with pytest.raises(ValidationError):
        Source.model_validate(source().model_dump() | change)
