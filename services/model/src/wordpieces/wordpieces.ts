import { readFile } from "node:fs/promises"
import { join } from "node:path"
import { Tokenizer } from "@huggingface/tokenizers"
import { likeRust } from "./like-rust.ts"

type Encoded = { ids: number[]; truncated: boolean; unknown: number }

/** Loads `tokenizer.json` of a model folder; a text gets at most `maxTokens` ids. */
export async function loadWordpieces(dir: string, maxTokens: number) {
  const settings = JSON.parse(await readFile(join(dir, "tokenizer.json"), "utf8"))
  const tokenizer = new Tokenizer(settings, {})
  const idOf = (token: string): number => {
    const id = tokenizer.token_to_id(token)
    if (id === undefined) throw new Error(`${dir}/tokenizer.json has no ${token}`)
    return id
  }
  const inner = (text: string): number[] =>
    tokenizer.encode(likeRust(text), { add_special_tokens: false }).ids
  const [start, end, unknownId] = [idOf("[CLS]"), idOf("[SEP]"), idOf("[UNK]")]

  return {
    start,
    end,
    mask: idOf("[MASK]"),
    /** The ids of a part of a text, all of them, without those of a start and an end. */
    inner,
    /**
     * The ids of a text, with those of its start and end; `truncated` when some were cut off, and
     * `unknown`, the share of the others that stand for what is not in the vocabulary.
     */
    encode(text: string): Encoded {
      const all = inner(text)
      const read = all.slice(0, maxTokens - 2)
      const unknown = read.filter((it) => it === unknownId).length / Math.max(1, read.length)
      return { ids: [start, ...read, end], truncated: all.length > read.length, unknown }
    },
  }
}
