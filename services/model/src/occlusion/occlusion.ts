import { cutPhrases, type Phrase } from "./phrases.ts"

/** What is hidden: in the place of its tokens stands one [MASK]. */
export type Part = { ids: readonly number[]; endsPhrase: boolean }

/** Answers the log-odds of positive for the ids of a text, without those of its start and end. */
export type LogOdds = (ids: readonly number[]) => Promise<number>

/** How many times the tokens of the text an explanation may run through the model. */
export const maxPasses = 16
const phraseCount = 9

/**
 * Says what each part adds to the log-odds of positive, by hiding it (Zeiler and Fergus 2014).
 *
 * A text of up to 15 parts is run once whole and once without each. In a longer one phrases are
 * hidden first. Then the words of the phrases that count most are hidden: in the whole text while
 * that can be afforded, then in the phrase alone, which costs a fraction of it, and where the words
 * share what the phrase adds to the whole text. The words of the other phrases share evenly. All
 * runs together have at most 16 times the tokens of the text.
 */
export async function explainByOcclusion(
  parts: readonly Part[],
  mask: number,
  logOdds: LogOdds,
): Promise<number[]> {
  const meant = parts.flatMap((it, at) => (it.ids.length > 0 ? [at] : []))
  const seen = meant.map((at) => parts[at] as Part)
  const few = seen.length < maxPasses
  const weights = few ? await hideEach(seen, mask, logOdds) : await hidePhrases(seen, mask, logOdds)
  const all = new Array<number>(parts.length).fill(0)
  meant.forEach((at, number) => {
    all[at] = weights[number] ?? 0
  })
  return all
}

/** Hides each part by itself: one run more than there are parts, however many there are. */
export async function hideEach(
  parts: readonly Part[],
  mask: number,
  logOdds: LogOdds,
): Promise<number[]> {
  const singles = parts.map((_, at) => ({ start: at, end: at + 1 }))
  return hide(parts, singles, await logOdds(idsOf(parts)), mask, logOdds)
}

async function hidePhrases(parts: readonly Part[], mask: number, logOdds: LogOdds) {
  const phrases = cutPhrases(
    parts.map((it) => it.endsPhrase),
    phraseCount,
  )
  const whole = await logOdds(idsOf(parts))
  const counted = await hide(parts, phrases, whole, mask, logOdds)
  let tokens = (maxPasses - 1 - phrases.length) * tokensOf(parts)
  const weights = parts.map(() => 0)
  for (const { phrase, weight } of mostFirst(phrases, counted)) {
    const way = mostExactWay(parts, phrase, whole, tokens)
    tokens -= way.tokens
    const words = await way.weigh(weight, mask, logOdds)
    words.forEach((it, at) => {
      weights[phrase.start + at] = it
    })
  }
  return weights
}

type Way = {
  tokens: number
  weigh: (weight: number, mask: number, logOdds: LogOdds) => Promise<number[]>
}

/** Chooses the most exact way to weigh the words of a phrase that costs no more than `tokens`. */
function mostExactWay(
  parts: readonly Part[],
  { start, end }: Phrase,
  whole: number,
  tokens: number,
): Way {
  const inside = parts.slice(start, end)
  const each = inside.map((_, at) => ({ start: start + at, end: start + at + 1 }))
  const inText: Way = {
    tokens: each.length * tokensOf(parts),
    weigh: (_, mask, logOdds) => hide(parts, each, whole, mask, logOdds),
  }
  const alone: Way = {
    tokens: (each.length + 1) * tokensOf(inside),
    weigh: async (weight, mask, logOdds) => share(weight, await hideEach(inside, mask, logOdds)),
  }
  const evenly: Way = {
    tokens: 0,
    weigh: async (weight) => inside.map(() => weight / inside.length),
  }
  const ways = each.length > 1 ? [inText, alone] : []
  return ways.find((it) => it.tokens <= tokens) ?? evenly
}

/** Says by how much the log-odds of the whole text, `whole`, fall without each phrase. */
async function hide(
  parts: readonly Part[],
  phrases: readonly Phrase[],
  whole: number,
  mask: number,
  logOdds: LogOdds,
): Promise<number[]> {
  const weights: number[] = []
  for (const { start, end } of phrases) {
    const masks = parts.slice(start, end).map(() => mask)
    const hidden = [...idsOf(parts.slice(0, start)), ...masks, ...idsOf(parts.slice(end))]
    weights.push(whole - (await logOdds(hidden)))
  }
  return weights
}

const mostFirst = (phrases: readonly Phrase[], weights: readonly number[]) =>
  phrases
    .map((phrase, at) => ({ phrase, weight: weights[at] ?? 0 }))
    .sort((one, other) => Math.abs(other.weight) - Math.abs(one.weight))

/** Scales the weights down until they are no more than `total` together, whatever their signs. */
function share(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((before, it) => before + Math.abs(it), 0)
  const scale = sum === 0 ? 0 : Math.min(1, Math.abs(total) / sum)
  return weights.map((it) => it * scale)
}

const idsOf = (parts: readonly Part[]) => parts.flatMap((it) => it.ids)

/** With those of the start and the end, which each run has. */
const tokensOf = (parts: readonly Part[]) => parts.reduce((sum, it) => sum + it.ids.length, 2)
