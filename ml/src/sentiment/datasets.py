"""Which raw files are trained on and which are only evaluated on."""

from itertools import chain
from pathlib import Path

from sentiment import readers
from sentiment.examples import Example
from sentiment.suites import CheckListCase, MixedSentence, read_checklist, read_mams


def read_training(raw: Path) -> list[Example]:
    """Reads all examples that may be trained on."""
    counterfactual = raw / "counterfactual-imdb"
    return list(
        chain(
            readers.read_sst2(raw / "sst2/train.tsv"),
            readers.read_sst2(raw / "sst2/train_dev_part.tsv"),
            readers.read_uci(raw / "uci/amazon_cells_labelled.txt"),
            readers.read_uci(raw / "uci/imdb_labelled.txt"),
            readers.read_pros_cons(raw / "nltk/pros_cons.zip"),
            readers.read_product_reviews(raw / "nltk/product_reviews_1.zip"),
            readers.read_product_reviews(raw / "nltk/product_reviews_2.zip"),
            readers.read_counterfactual(counterfactual / "orig-train.tsv"),
            readers.read_counterfactual(counterfactual / "new-train.tsv"),
            readers.read_counterfactual(counterfactual / "orig-dev.tsv"),
            readers.read_counterfactual(counterfactual / "new-dev.tsv"),
        )
    )


def read_evaluation(raw: Path) -> dict[str, list[Example]]:
    """Reads the labelled evaluation sets, by the name they have in the metrics.

    Row i of `counterfactual_original` and row i of `counterfactual_revised` are a pair.
    """
    counterfactual = raw / "counterfactual-imdb"
    return {
        "sst2_dev": list(readers.read_sst2(raw / "sst2/dev_official.tsv")),
        "uci_yelp": list(readers.read_uci(raw / "uci/yelp_labelled.txt")),
        "counterfactual_original": list(
            readers.read_counterfactual(counterfactual / "orig-test.tsv")
        ),
        "counterfactual_revised": list(
            readers.read_counterfactual(counterfactual / "new-test.tsv")
        ),
        "yelp10k": list(readers.read_yelp(raw / "yelp10k/yelp.csv")),
        "zomato": list(readers.read_zomato(raw / "zomato/restaurant-reviews.csv")),
    }


def read_mixed(raw: Path) -> list[MixedSentence]:
    """Reads all of MAMS."""
    parts = (read_mams(raw / f"mams/atsa-{part}.xml") for part in ("train", "val", "test"))
    return list(chain.from_iterable(parts))


def read_suite(raw: Path) -> list[CheckListCase]:
    """Reads the CheckList suite."""
    return read_checklist(raw / "checklist/sentiment-suite.jsonl")


def read_evaluation_texts(raw: Path) -> list[str]:
    """Reads every text that is evaluated on, whatever its label."""
    labelled = (example.text for part in read_evaluation(raw).values() for example in part)
    mixed = (sentence.text for sentence in read_mixed(raw))
    suite = (text for case in read_suite(raw) for text in case.texts)
    return list(chain(labelled, mixed, suite))
