import { AppError } from "@sentiment/proto/errors"
import type { Task } from "../runtime/runtime.ts"

export type QueueLimits = {
  /** Texts that may wait. */
  texts: number
  /** Texts of one inference. */
  batchTexts: number
  /** Characters of one inference, padding included. */
  batchCharacters: number
}

/** The texts of one call, on their way to their answers. */
export type Ticket<Answer> = {
  task: Task
  /** Epoch milliseconds. */
  deadline: number
  answers: Answer[]
  /** Texts that have no answer yet. */
  missing: number
  resolve(answers: Answer[]): void
  reject(error: AppError): void
}

/** One text of a call; the queue says when it came, who takes it how long it waited. */
export type Entry<Answer> = {
  text: string
  index: number
  ticket: Ticket<Answer>
  /** `performance.now()` when it was added. */
  queuedMs: number
  queueSeconds: number
}

/**
 * A bounded queue of texts. What is taken together has one task and lengths within a factor of two,
 * since padding can cost more than batching gains; the text that waited longest goes first.
 */
export function createQueue<Answer>(limits: QueueLimits) {
  const lanes = new Map<string, Entry<Answer>[]>()
  let waiting = 0

  return {
    get length(): number {
      return waiting
    },

    /** Adds all texts of a call, or throws OVERLOADED and adds none. */
    add(ticket: Ticket<Answer>, texts: readonly string[]): void {
      if (waiting + texts.length > limits.texts) {
        throw new AppError("overloaded", "too many texts are waiting")
      }
      waiting += texts.length
      const queuedMs = performance.now()
      texts.forEach((text, index) => {
        laneOf(lanes, ticket.task, text).push({ text, index, ticket, queuedMs, queueSeconds: 0 })
      })
    },

    /** Removes what is still waiting of a call and says how many texts that were. */
    drop(ticket: Ticket<Answer>): number {
      const dropped = removeFrom(lanes, ticket)
      waiting -= dropped
      return dropped
    },

    /** Takes the next group; empty when nothing waits. */
    take(): Entry<Answer>[] {
      const [key, lane] = oldest(lanes)
      const group = lane.splice(0, groupSize(lane, limits))
      if (lane.length === 0) lanes.delete(key)
      waiting -= group.length
      return group
    },
  }
}

/** Lane k of a task holds the texts of 2^k to 2^(k+1) - 1 UTF-16 units. */
function laneOf<Answer>(lanes: Map<string, Entry<Answer>[]>, task: Task, text: string) {
  const key = `${task} ${31 - Math.clz32(text.length)}`
  const lane = lanes.get(key) ?? []
  lanes.set(key, lane)
  return lane
}

function removeFrom<Answer>(lanes: Map<string, Entry<Answer>[]>, ticket: Ticket<Answer>): number {
  let removed = 0
  for (const [key, lane] of lanes) {
    const kept = lane.filter((it) => it.ticket !== ticket)
    removed += lane.length - kept.length
    if (kept.length > 0) lanes.set(key, kept)
    else lanes.delete(key)
  }
  return removed
}

function oldest<Answer>(lanes: Map<string, Entry<Answer>[]>): [string, Entry<Answer>[]] {
  let best: [string, Entry<Answer>[]] = ["", []]
  for (const it of lanes) {
    const first = it[1][0]
    if (first && first.queuedMs < (best[1][0]?.queuedMs ?? Number.POSITIVE_INFINITY)) best = it
  }
  return best
}

function groupSize<Answer>(lane: Entry<Answer>[], limits: QueueLimits): number {
  let longest = 1
  let size = 0
  for (const { text } of lane) {
    longest = Math.max(longest, text.length)
    const full = size === limits.batchTexts || longest * (size + 1) > limits.batchCharacters
    if (full && size > 0) break
    size += 1
  }
  return size
}
