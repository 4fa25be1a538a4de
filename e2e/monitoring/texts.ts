/** What people write of restaurants: praise, complaint, both, and neither. */
export const texts = [
  "The soup was wonderful.",
  "Cold food and a waiter who did not care.",
  "Good value, but the room is loud and dark.",
  "I would not come back.",
  "We had the fish.",
  "Not bad at all, and cheap for what you get.",
  "They forgot our order twice and never said sorry.",
  "Nice view; the food is what you expect of such a place.",
  "My mother liked it more than I did.",
  "The best pasta I have had in years, and friendly people.",
  "It is on the corner, next to the station.",
  "Overpriced, overcooked, and over an hour late.",
]

export const textOf = (at: number): string => texts[at % texts.length] ?? ""
