import type { ProblemKind } from "./problem/problem.ts"

const number = new Intl.NumberFormat("en")

/** Every word the page says, in one place. */
export const messages = {
  brand: "Sentiment analyzer",
  title: "Which way does it lean?",
  lead: "Paste a review. A model reads it and says whether it is positive or negative, and how sure it is.",

  label: "Your review",
  submit: "Read it",
  wait: (seconds: number) => `Wait ${countSeconds(seconds)}`,
  shortcut: (modifier: string) => `or press ${modifier} + Enter`,
  examplesTitle: "Or try one of these",
  examples: [
    "The soup was wonderful and the waiter remembered our names. We will be back!",
    "Two hours late, cold fries, and nobody said sorry. Never again.",
    "The room was lovely, but the street outside kept us awake all night.",
  ],
  count: (used: number, most: number) =>
    `${number.format(used)} of ${number.format(most)} characters`,
  tooMany: (over: number) => `${number.format(over)} too many`,

  answerTitle: "Answer",
  nothingYet: "The answer appears here once a review has been read.",
  reading: "Reading…",
  labels: { positive: "Positive", negative: "Negative" },
  sure: (score: number) => `${percentOf(score)} sure`,
  degrees: {
    certain: "hardly any doubt",
    confident: "fairly clear",
    leaning: "leaning this way",
    close: "a close call",
  },
  scale: (label: string, score: number) => `${label}, ${percentOf(score)} sure`,
  announce: (label: string, score: number) => `Answer: ${label}, ${percentOf(score)} sure.`,
  truncated: "The review is long: only its beginning was read.",
  yourText: "The review that was read",

  explaining: "Looking for the words that counted…",
  wordsTitle: "Words that counted",
  pulls: { positive: "Pulls to positive", negative: "Pulls to negative" },
  legend: "Each word is marked for the way it pulls. The stronger the mark, the stronger the pull.",
  noExplanation: "The words that counted are missing",
  noWords: "No single word stood out.",

  historyTitle: "In this visit",
  historyNote: "Kept on this page only, and gone when you leave it.",
  historyReuse: "Use again",
  historyClear: "Clear the list",
  historyCleared: "The list is empty.",

  tryAgain: "Try again",
  secondsLeft: (seconds: number) => `You can go on in ${countSeconds(seconds)}.`,
  waitOver: "You can go on now.",
  problems: {
    empty: {
      title: "There is nothing to read yet",
      advice: "Write or paste a review, or pick an example.",
    },
    blank: {
      title: "There are only blanks",
      advice: "Write at least one word.",
    },
    tooLong: {
      title: "This review is too long",
      advice: "Shorten it to 5,000 characters or fewer.",
    },
    tooLarge: {
      title: "This review takes too much room",
      advice: "Emoji and some scripts take more room than letters. Shorten it and send it again.",
    },
    invalid: {
      title: "This text could not be read",
      advice: "Change it a little, then send it again.",
    },
    offline: {
      title: "You are offline",
      advice: "Check your connection. Your text stays here.",
    },
    unreachable: {
      title: "The server cannot be reached",
      advice: "Check your connection, or wait a moment. Your text stays here.",
    },
    limited: {
      title: "That was a lot of reviews in a short time",
      advice: "Everybody gets a fair share, so please pause. Your text stays here.",
    },
    modelAway: {
      title: "The model is away",
      advice: "It usually comes back within seconds. Your text stays here.",
    },
    overloaded: {
      title: "Too many people are asking right now",
      advice: "Give it a few seconds. Your text stays here.",
    },
    deadline: {
      title: "The answer took too long",
      advice: "Try once more. A shorter review is read faster.",
    },
    server: {
      title: "Something went wrong on our side",
      advice: "It is not your text. Try once more in a moment.",
    },
  } satisfies Record<ProblemKind, { title: string; advice: string }>,

  appVersion: "App",
  modelVersion: "Model",
  unknownVersion: "—",
}

function countSeconds(seconds: number): string {
  return seconds === 1 ? "1 second" : `${number.format(seconds)} seconds`
}

/** Never 100: a model is not certain, and rounding must not make it so. */
function percentOf(score: number): string {
  return `${Math.min(Math.round(score * 100), 99)}%`
}
