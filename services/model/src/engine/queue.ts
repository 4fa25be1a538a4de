import { AppError } from "@sentiment/proto/errors"
import type { Task } from "../runtime/runtime.ts"

export type QueueLimits = {
  /** Texts that may wait. */
  texts: number
  /** Work that may wait beside the call that finds the queue empty. */
  work: number
  /** What a text is for the model, in characters that it has to read. */
  workOf(task: Task, text: string): number
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
  work: number
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
  let work = 0

  return {
    get length(): number {
      return waiting
    },

    /** Adds all texts of a call, or throws OVERLOADED and adds none. */
    add(ticket: Ticket<Answer>, texts: readonly string[]): void {
      const queuedMs = performance.now()
      const entries = texts.map((text, index) => {
        const ofText = limits.workOf(ticket.task, text)
        return { text, index, ticket, work: ofText, queuedMs, queueSeconds: 0 }
      })
      const more = sum(entries)
      const tooMany = waiting + texts.length > limits.texts
      if (tooMany || (waiting > 0 && work + more > limits.work)) {
        throw new AppError("overloaded", "too many texts are waiting")
      }
      waiting += texts.length
      work += more
      for (const entry of entries) laneOf(lanes, ticket.task, entry.text).push(entry)
    },

    /** Removes what is still waiting of a call and says how many texts that were. */
    drop(ticket: Ticket<Answer>): number {
      const dropped = removeFrom(lanes, ticket)
      waiting -= dropped.length
      work -= sum(dropped)
      return dropped.length
    },

    /** Takes the next group; empty when nothing waits. */
    take(): Entry<Answer>[] {
      const [key, lane] = oldest(lanes)
      const group = lane.splice(0, groupSize(lane, limits))
      if (lane.length === 0) lanes.delete(key)
      waiting -= group.length
      work -= sum(group)
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

const sum = (entries: readonly { work: number }[]) =>
  entries.reduce((total, it) => total + it.work, 0)

function removeFrom<Answer>(lanes: Map<string, Entry<Answer>[]>, ticket: Ticket<Answer>) {
  const removed: Entry<Answer>[] = []
  for (const [key, lane] of lanes) {
    const kept = lane.filter((it) => it.ticket !== ticket)
    removed.push(...lane.filter((it) => it.ticket === ticket))
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
