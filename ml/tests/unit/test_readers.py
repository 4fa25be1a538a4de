"""Each raw format, on a few rows of its own."""

import zipfile

import pytest

from sentiment import readers, suites
from sentiment.examples import Example


@pytest.fixture
def written(tmp_path):
    def write(content):
        path = tmp_path / "raw"
        path.write_bytes(content.encode())
        return path

    return write


@pytest.fixture
def zipped(tmp_path):
    def write(files):
        with zipfile.ZipFile(tmp_path / "raw.zip", "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content.encode("latin-1"))
        return tmp_path / "raw.zip"

    return write


def test_sst2(written):
    path = written("sentence\tlabel\na fine film \t1\n")
    assert list(readers.read_sst2(path)) == [Example("a fine film", 1, "sst2")]


def test_uci(written):
    path = written("Crust is not good.\t0\nTabs\tinside  \t1\n")
    assert list(readers.read_uci(path)) == [
        Example("Crust is not good.", 0, "uci"),
        Example("Tabs\tinside", 1, "uci"),
    ]


def test_counterfactual(written):
    path = written(
        'Sentiment\tText\tbatch_id\nPositive\t"It ""is""<br />good"\t4\nNegative\tNo\t4\n'
    )
    assert list(readers.read_counterfactual(path)) == [
        Example('It "is" good', 1, "counterfactual"),
        Example("No", 0, "counterfactual"),
    ]


def test_pros_cons(zipped):
    path = zipped(
        {
            "pros_cons/IntegratedPros.txt": "  <Pros>easy &amp; caf\xe9</Pros>\nbroken<Pros>\n",
            "pros_cons/IntegratedCons.txt": "<Cons>slow</Cons>\n",
        }
    )
    assert list(readers.read_pros_cons(path)) == [
        Example("easy & café", 1, "pros_cons"),
        Example("slow", 0, "pros_cons"),
    ]


def test_product_reviews(zipped):
    lines = [
        "* about",
        "[t]a title",
        "use[+2], size[+1]##easy to use",
        "##said nothing of",
        "lens[-1][u]##a bad lens",
        "size[+1], price[-2]##small but dear",
    ]
    path = zipped({"p/README.txt": "a[+1]##not this", "p/camera.txt": "\n".join(lines)})
    assert list(readers.read_product_reviews(path)) == [
        Example("easy to use", 1, "product_reviews"),
        Example("a bad lens", 0, "product_reviews"),
    ]


def test_yelp(written):
    path = written('stars,text\n5,"two\n\nlines"\n3,so so\n1,bad\n')
    assert list(readers.read_yelp(path)) == [
        Example("two\n\nlines", 1, "yelp10k"),
        Example("bad", 0, "yelp10k"),
    ]


def test_zomato(written):
    path = written("Review,Rating\ngood,4.5\nbad,1\ngood,5\njunk,Like\n,5\nnone,3\n")
    assert list(readers.read_zomato(path)) == [
        Example("good", 1, "zomato"),
        Example("bad", 0, "zomato"),
    ]


def test_mams(written):
    terms = "".join(f'<aspectTerm polarity="{it}"/>' for it in ("negative", "negative", "neutral"))
    path = written(f"<sentences><sentence><text>hm</text>{terms}</sentence></sentences>")
    assert suites.read_mams(path) == [("hm", {"negative": 2, "neutral": 1})]


def test_checklist(written):
    row = '{"test": "t", "kind": "INV", "capability": "c", "texts": ["a", "b"], "label": null}\n'
    assert suites.read_checklist(written(row)) == [("t", "INV", "c", ("a", "b"), None)]
