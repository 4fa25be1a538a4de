"""Every kind of bad data is found, counted and located, and its text is not shown."""

import pytest

from sentiment import validate
from sentiment.contacts import has_email, has_phone
from sentiment.examples import Example
from sentiment.schema import SetRules, SourceRules
from sentiment.validate import Params, find_violations, summarise, to_frame

SOURCE = SourceRules(min_rows=4, min_positive=0.4, max_positive=0.6)
GOOD = [
    Example("The soup was good.", 1, "uci"),
    Example("Not a good soup", 0, "uci"),
    Example("x" * 40, 1, "uci"),
    Example("awful", 0, "uci"),
]


def find(*examples, allowed=None):
    rules = SetRules(sources={"uci": SOURCE}, allowed=allowed or {})
    params = Params(max_characters=40, sets={"train": rules})
    return find_violations({"train": to_frame(examples)}, params)


def bad(text="fine", label=1, source="uci"):
    """Good examples, and in row 5 one that is bad."""
    return [*GOOD, Example(text, label, source)]


def test_good_data_has_no_violations():
    assert find(*GOOD) == []


@pytest.mark.parametrize("text", ["", " ", "\t\u2028\u00a0\n"])
def test_a_blank_text_is_found(text):
    assert find(*bad(text)) == ["train: text: blank: 1 rows, such as 5"]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("y" * 41, "too_long"),
        ("the SOUP was good!", "repeated"),
        ("ask jo@example.com", "email"),
        ("call (480) 555-0100", "phone"),
    ],
)
def test_a_text_that_breaks_a_rule_is_found_and_not_shown(text, rule):
    assert find(*bad(text)) == [f"train: text: {rule}, 0 allowed: 1 rows, such as 5"]
    assert find(*bad(text), allowed={rule: 1}) == []


def test_when_more_are_bad_than_allowed_all_are_named():
    texts = [Example(f"{name}@example.com", 1, "uci") for name in ("jo", "al")]
    found = find(*GOOD, *texts, Example("bad", 0, "uci"), allowed={"email": 1})
    assert found == ["train: text: email, 1 allowed: 2 rows, such as 5, 6"]


@pytest.mark.parametrize("label", [2, -1])
def test_a_label_that_is_none_is_found(label):
    assert "train: label: isin([0, 1]): 1 rows, such as 5" in find(*bad(label=label))


@pytest.mark.parametrize("label", [0.5, "1", None])
def test_a_label_of_another_type_is_found(label):
    assert any(it.startswith("train: label: dtype('int64')") for it in find(*bad(label=label)))


@pytest.mark.parametrize("text", [7, None])
def test_a_text_that_is_no_string_is_found(text):
    assert any(it.startswith("train: text: ") and it.endswith(" 5") for it in find(*bad(text)))


def test_an_unknown_source_is_found():
    assert find(*bad(source="course")) == ["train: source: isin(['uci']): 1 rows, such as 5"]


@pytest.mark.parametrize("examples", [GOOD[:2], []])
def test_too_few_rows_are_found(examples):
    assert "train: at least 4 rows of uci" in find(*examples)


def test_too_much_of_one_label_is_found():
    praise = [Example(f"good {number}", 1, "uci") for number in range(4)]
    assert find(*GOOD, *praise) == ["train: 0.4 to 0.6 of uci positive"]


def test_all_violations_are_found_at_once():
    assert len(find(*bad(" ", 2, "course"), Example("jo@example.com", 1, "uci"))) == 4


def test_a_set_without_rules_and_rules_without_a_set_are_found():
    params = Params(max_characters=40, sets={"old": SetRules(sources={}, allowed={})})
    found = find_violations({"new": to_frame(GOOD)}, params)
    assert found == ["new: no such set, or no rules", "old: no such set, or no rules"]


def test_only_the_first_rows_are_named():
    (found,) = find(*GOOD, *[Example(f"a{n}@b.org", n % 2, "uci") for n in range(12)])
    assert found.endswith(": 12 rows, such as 5, 6, 7, 8, 9, 10, 11, 12, 13, 14")


def test_bad_data_stops_the_stage_and_leaves_no_report(monkeypatch, tmp_path):
    monkeypatch.setattr(validate, "read_sets", lambda: {"train": to_frame(bad("secret", 2))})
    monkeypatch.setattr(validate, "DATA_METRICS", tmp_path / "data.json")
    with pytest.raises(SystemExit) as stopped:
        validate.main()
    assert "train: label: isin([0, 1])" in stopped.value.code
    assert "secret" not in stopped.value.code
    assert not (tmp_path / "data.json").exists()


@pytest.mark.parametrize("text", ["jo@example.com", "(JO.B+x@mail.example.ORG)"])
def test_an_email_address_is_found(text):
    assert has_email(text)


@pytest.mark.parametrize("text", ["cr@p. 2", "@sandip", "here @ noon. Yes", "a@b", "s@1.5"])
def test_what_is_no_email_address_is_not(text):
    assert not has_email(text)


@pytest.mark.parametrize(
    "text", ["623-555-0100", "(480) 555-0100", "1.480.555.0100", "+44 20 7946 0958", "9800000000."]
)
def test_a_telephone_number_is_found(text):
    assert has_phone(f"call {text}")


@pytest.mark.parametrize(
    "text", ["1936-1945", "200-300", "order 1127326452", "http://a.b/9800000000/", "12 345 678"]
)
def test_what_is_no_telephone_number_is_not(text):
    assert not has_phone(text)


def test_the_summary_counts_by_source():
    examples = [*GOOD, Example("mail jo@example.com", 1, "sst2")]
    assert summarise(to_frame(examples))["sst2"] == {
        "rows": 1,
        "positive": 1.0,
        "characters": dict.fromkeys(("min", "p5", "median", "p95", "max"), 19.0),
        "emails": 1,
        "phones": 0,
    }
    lengths = summarise(to_frame(examples))["uci"]["characters"]
    assert (lengths["min"], lengths["median"], lengths["max"]) == (5.0, 16.5, 40.0)
