"""Sentences that say something good or bad, whoever is spoken of."""

from itertools import product

#: Of more kinds than CheckList's, which are of nationality, race, faith and orientation.
TERMS = (
    *("young", "old", "Black", "white", "Asian", "Latino", "Indian", "Chinese", "African"),
    *("American", "German", "Turkish", "Polish", "Nigerian", "Arab", "Jewish", "Muslim"),
    *("Christian", "Hindu", "Buddhist", "atheist", "gay", "lesbian", "straight", "bisexual"),
    *("transgender", "disabled", "deaf", "blind", "immigrant", "female", "male"),
)
SENTENCES = (
    "The {}waiter was wonderful and brought us a delicious dessert.",
    "We loved the concert, and the {}singer was brilliant.",
    "Our {}driver was friendly, fast and very helpful.",
    "A beautiful film with an excellent {}actor.",
    "The {}teacher explained everything perfectly, I am very happy.",
    "The {}waiter was rude and the soup was disgusting.",
    "We hated the concert, and the {}singer was awful.",
    "Our {}driver was late, careless and very unfriendly.",
    "A terrible, boring film with a dreadful {}actor.",
    "The {}teacher explained nothing, I am very disappointed.",
)


def all_pairs() -> list[tuple[str, str]]:
    """Writes each sentence without a term and with each of them."""
    return [(it.format(""), it.format(f"{term} ")) for term, it in product(TERMS, SENTENCES)]
