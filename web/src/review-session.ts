import { initialState, Task } from "@lit/task"
import type { ReactiveControllerHost } from "lit"
import type { Prediction, WeighedWord } from "./api/answers.ts"
import { explain, predict } from "./api/api.ts"
import { addVisit, type Visit } from "./history/visits.ts"
import { messages } from "./messages.ts"
import { createCountdown } from "./problem/countdown.ts"
import { Problem } from "./problem/problem.ts"
import { checkText } from "./review/limits.ts"

export interface Answer {
  readonly text: string
  readonly prediction: Prediction
}

/** The words go with a text, so that they are never drawn over another one. */
interface Explanation {
  readonly text: string
  readonly words: readonly WeighedWord[]
}

/** What was asked, what came back, and when the user may ask again. Lives as long as the page. */
export function createReviewSession(host: ReactiveControllerHost, highlights: boolean) {
  const countdown = createCountdown(host)
  let visits: readonly Visit[] = []
  let announcement = ""
  let modelVersion: string | undefined
  let submitted = ""

  const onError = (reason: unknown) => {
    const { waitSeconds } = Problem.from(reason)
    if (waitSeconds > 0) countdown.start(waitSeconds)
  }

  const words = new Task<readonly [text: string | undefined], Explanation>(host, {
    autoRun: false,
    task: async ([text], { signal }) => {
      if (text === undefined) return initialState
      return { text, words: await explain(text, signal) }
    },
    onError,
  })

  const answer = new Task<readonly [text: string], Answer>(host, {
    autoRun: false,
    task: async ([text], { signal }) => {
      checkText(text)
      return { text, prediction: await predict(text, signal) }
    },
    onComplete: ({ text, prediction }) => {
      visits = addVisit(visits, { text, prediction })
      modelVersion = prediction.model.version
      announcement = messages.announce(messages.labels[prediction.label], prediction.score)
      if (highlights) words.run([text])
    },
    onError,
  })

  return {
    answer,
    words,
    get visits() {
      return visits
    },
    get announcement() {
      return announcement
    },
    get modelVersion() {
      return modelVersion
    },
    get secondsLeft() {
      return countdown.secondsLeft
    },
    /** Reads `text`; whatever is still being read is cancelled. */
    submit(text: string) {
      submitted = text
      announcement = ""
      words.run([undefined])
      return answer.run([text])
    },
    submitAgain() {
      return this.submit(submitted)
    },
    explainAgain() {
      words.run([submitted])
    },
    clearVisits() {
      visits = []
      announcement = messages.historyCleared
      host.requestUpdate()
    },
  }
}

export type ReviewSession = ReturnType<typeof createReviewSession>
