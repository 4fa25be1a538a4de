"""Data goes to Google Cloud Storage, comes back, and every version of it stays within reach."""

import hashlib
import re
import shutil

import pytest

pytestmark = pytest.mark.ml_test_score("infrastructure-7")

LARGE = 6 * 1024 * 1024  # more than 5 MiB are uploaded in another way


def version(number: int) -> dict[str, str]:
    return {
        "texts.txt": f"texts of version {number}",
        "same.txt": "same",
        "large.txt": f"{number}" * LARGE,
    }


def save(project, number: int) -> None:
    """Gives the data and a commit of git to version `number` and pushes the data."""
    project.data.mkdir(exist_ok=True)
    for name, text in version(number).items():
        (project.data / name).write_text(text)
    project.dvc("commit", "--force")
    project.git("add", ".")
    project.git("commit", "--quiet", "--message", f"version {number}")
    project.git("tag", f"v{number}")
    project.dvc("push")


def read(project) -> dict[str, str]:
    return {it.name: it.read_text() for it in project.data.iterdir()}


def wipe(project) -> None:
    """Leaves what a fresh clone has."""
    shutil.rmtree(project.folder / ".dvc/cache")
    shutil.rmtree(project.data)


def object_of(md5: str) -> str:
    return f"dvc/files/md5/{md5[:2]}/{md5[2:]}"


def object_of_file(_) -> str:
    return object_of(hashlib.md5(version(2)["texts.txt"].encode()).hexdigest())


def object_of_folder(project) -> str:
    return object_of(re.search(r"\w{32}\.dir", (project.folder / "dvc.lock").read_text())[0])


@pytest.fixture(scope="module")
def saved(project):
    """A project with two versions on the remote, at the second one."""
    save(project, 1)
    save(project, 2)
    return project


@pytest.fixture(params=["missing", "damaged"])
def spoil(request, bucket):
    """Removes or damages an object of the bucket; it is whole again after the test."""
    whole = {}

    def spoil(name: str) -> None:
        whole[name] = bucket.read(name)
        if request.param == "damaged":
            bucket.write(name, "[]")
        else:
            bucket.remove(name)

    yield spoil
    for name, content in whole.items():
        bucket.write(name, content)


def test_a_fresh_clone_gets_the_data_and_an_older_commit_gets_its_own(saved, bucket):
    assert len(bucket.names()) == 7  # two folders, and five files: `same` is stored once
    wipe(saved)
    saved.pull()
    assert read(saved) == version(2)
    saved.git("checkout", "--quiet", "v1")
    saved.pull()
    assert read(saved) == version(1)
    assert "up to date" in saved.dvc("status")


@pytest.mark.parametrize("find", [object_of_file, object_of_folder])
def test_what_the_remote_lost_is_an_error_and_changes_nothing(saved, spoil, find):
    saved.git("checkout", "--quiet", "v1")
    saved.dvc("checkout")
    saved.git("checkout", "--quiet", "v2")
    name = find(saved)
    (saved.folder / ".dvc/cache" / name.removeprefix("dvc/")).unlink(missing_ok=True)
    spoil(name)
    assert "error" in saved.pull(fails=True).lower()
    assert read(saved) == version(1)
