"""A folder of raw data as small as it may be, in every format that is read."""

import csv
import json
import zipfile

import pytest

WORDS = {1: "good lovely tasty", 0: "bad awful bland"}
PART = 12


def texts(name, label):
    """Makes different texts of a set, all of its words but one in no other set."""
    adjectives = WORDS[label].split()
    return [f"{name} {label} meal {n} was {adjectives[n % 3]} here" for n in range(PART)]


def rows(name):
    return [(text, label) for label in (0, 1) for text in texts(name, label)]


def write_table(path, lines, header=(), delimiter="\t"):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\n")
        writer.writerows([header, *lines] if header else lines)


def write_zip(path, files):
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w") as archive:
        for name, lines in files.items():
            archive.writestr(name, "\n".join(lines))


def write_training(raw):
    seen = ("seen in evaluation and good", 1)
    write_table(raw / "sst2/train.tsv", [*rows("train"), seen], ("sentence", "label"))
    write_table(raw / "sst2/train_dev_part.tsv", rows("dev"), ("sentence", "label"))
    for name in ("amazon_cells", "imdb"):
        write_table(raw / f"uci/{name}_labelled.txt", rows(name))
    pros_cons = {
        f"pros_cons/Integrated{kind}.txt": [f"<{kind}>{it}</{kind}>" for it in texts(kind, label)]
        for kind, label in (("Pros", 1), ("Cons", 0))
    }
    write_zip(raw / "nltk/pros_cons.zip", pros_cons)
    for number in ("1", "2"):
        lines = [f"meal[{'+' if label else '-'}1]##{it}" for it, label in rows(f"product{number}")]
        write_zip(raw / f"nltk/product_reviews_{number}.zip", {"a/b.txt": lines})


def write_counterfactual(raw):
    for version in ("orig", "new"):
        for part in ("train", "dev", "test"):
            lines = [
                (("Negative", "Positive")[label], text, n)
                for n, (text, label) in enumerate(rows(f"{version}{part}"))
            ]
            header = ("Sentiment", "Text", "batch_id")
            write_table(raw / f"counterfactual-imdb/{version}-{part}.tsv", lines, header)


def write_evaluation(raw):
    official = [*rows("official"), ("Seen in evaluation, and GOOD!", 1)]
    write_table(raw / "sst2/dev_official.tsv", official, ("sentence", "label"))
    write_table(raw / "uci/yelp_labelled.txt", rows("yelp"))
    yelp, zomato = ([(text, 1 + 4 * label) for text, label in rows(it)] for it in ("star", "zom"))
    write_table(raw / "yelp10k/yelp.csv", yelp, ("text", "stars"), ",")
    write_table(raw / "zomato/restaurant-reviews.csv", zomato, ("Review", "Rating"), ",")


def write_suites(raw):
    term = '<aspectTerm polarity="positive"/>'
    for part in ("train", "val", "test"):
        path = raw / f"mams/atsa-{part}.xml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<all><sentence><text>good {part}</text>{term}</sentence></all>", "utf-8")
    case = {"test": "t", "kind": "MFT", "capability": "c", "texts": ["good"], "label": 2}
    suite = raw / "checklist/sentiment-suite.jsonl"
    suite.parent.mkdir()
    suite.write_text(json.dumps(case) + "\n", "utf-8")


@pytest.fixture(scope="session")
def tiny_raw(tmp_path_factory):
    """Writes `data/raw`: six sets of 24 texts are evaluated on, one of them has 25."""
    raw = tmp_path_factory.mktemp("pipeline") / "data/raw"
    for write in (write_training, write_counterfactual, write_evaluation, write_suites):
        write(raw)
    return raw
