import { html, nothing } from "lit"
import { messages } from "../messages.ts"
import { Problem } from "../problem/problem.ts"
import type { Answer, ReviewSession } from "../review-session.ts"
import { renderEmptyScale } from "./scale.ts"
import "../problem/problem-message.ts"
import "./prediction-answer.ts"
import "./word-highlights.ts"

export interface AnswerHandlers {
  readonly retry: () => void
  readonly retryWords: () => void
}

/** Draws where the session stands: nothing asked, reading, an answer, or a problem. */
export function renderAnswer(session: ReviewSession, handlers: AnswerHandlers) {
  return session.answer.render({
    initial: () => html`<p class="nothing">${messages.nothingYet}</p>${renderEmptyScale()}`,
    pending: () => html`
      <p class="reading pending quiet">${messages.reading}</p>
      ${renderLast(session)}
    `,
    complete: (answer) => html`
      ${renderRead(answer, session)} ${renderWordsState(session, handlers.retryWords)}
    `,
    error: (reason) => renderProblem(reason, session, handlers.retry),
  })
}

/** Kept for a moment: most answers come at once, and the page need not blink in between. */
function renderLast(session: ReviewSession) {
  const last = session.answer.value
  return last ? html`<div class="last" inert>${renderRead(last, session)}</div>` : nothing
}

function renderRead({ text, prediction }: Answer, { words: { value } }: ReviewSession) {
  return html`
    <prediction-answer .prediction=${prediction}></prediction-answer>
    <word-highlights
      .text=${text} .words=${value?.text === text ? value.words : undefined}
    ></word-highlights>
  `
}

function renderWordsState(session: ReviewSession, retry: () => void) {
  return session.words.render({
    initial: () => nothing,
    pending: () => html`<p class="pending quiet">${messages.explaining}</p>`,
    complete: () => nothing,
    error: (reason) => html`
      <h3>${messages.noExplanation}</h3>
      ${renderProblem(reason, session, retry)}
    `,
  })
}

function renderProblem(reason: unknown, session: ReviewSession, retry: () => void) {
  return html`
    <problem-message
      .problem=${Problem.from(reason)} .secondsLeft=${session.secondsLeft} @retry=${retry}
    ></problem-message>
  `
}
