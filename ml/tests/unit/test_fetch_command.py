"""The command line of `sentiment.fetch`."""

import pytest

from sentiment import fetch


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Points the command at an empty data/raw."""
    monkeypatch.setattr(fetch, "RAW", tmp_path / "raw")
    return tmp_path


def test_an_empty_mirror_fails_with_one_line_for_each_file(folders, capsys):
    assert fetch.main(["--mirror", str(folders)]) == 1
    shown = capsys.readouterr()
    assert len(shown.err.splitlines()) == len(fetch.load_sources())
    assert all(line.startswith("error: ") for line in shown.err.splitlines())
    assert not (folders / "raw").exists()


def test_help_says_what_the_options_do(capsys):
    with pytest.raises(SystemExit, match="0"):
        fetch.main(["--help"])
    assert "--mirror" in capsys.readouterr().out
