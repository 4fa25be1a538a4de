/** How far a window reaches back: by texts and by time, whichever is less. */
export type Span = { texts: number; ms: number }

/** Parts of a window: what leaves it leaves by the part, so that it is at least 19/20 of its span. */
const parts = 20

type Part = { counts: Uint32Array; texts: number; startMs: number }

/**
 * Counts of the latest texts by bin, in a ring of parts: its memory is the same whatever comes.
 *
 * @param bins how many bins there are.
 * @param now milliseconds of a clock that never goes back.
 */
export function createWindow(bins: number, span: Span, now: () => number) {
  const partTexts = Math.max(1, Math.floor(span.texts / parts))
  const partMs = span.ms / parts
  const ring: Part[] = Array.from({ length: parts }, () => ({
    counts: new Uint32Array(bins),
    texts: 0,
    startMs: Number.NEGATIVE_INFINITY,
  }))
  let newest = 0

  const open = (): Part => {
    const nowMs = now()
    const current = partAt(ring, newest)
    if (current.texts < partTexts && nowMs - current.startMs < partMs) return current
    newest = (newest + 1) % parts
    return clear(partAt(ring, newest), nowMs)
  }

  return {
    /** Counts one text, which is in each of these bins. */
    add(of: readonly number[]): void {
      const part = open()
      part.texts += 1
      for (const bin of of) part.counts[bin] = (part.counts[bin] ?? 0) + 1
    },

    /** How many texts there are, and how many in each bin. No text is older than the span. */
    read(): { texts: number; counts: number[] } {
      const nowMs = now()
      const live = ring.filter((it) => nowMs - it.startMs < span.ms)
      const sum = (of: (part: Part) => number) => live.reduce((total, it) => total + of(it), 0)
      return {
        texts: sum((it) => it.texts),
        counts: Array.from({ length: bins }, (_, bin) => sum((it) => it.counts[bin] ?? 0)),
      }
    },
  }
}

function partAt(ring: readonly Part[], at: number): Part {
  const part = ring[at]
  if (!part) throw new RangeError(`the window has no part ${at}`)
  return part
}

function clear(part: Part, startMs: number): Part {
  part.counts.fill(0)
  part.texts = 0
  part.startMs = startMs
  return part
}
