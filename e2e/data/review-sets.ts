import { join } from "node:path"
import { root } from "@sentiment/tools/product/service-process"

export type Labelled = { text: string; label: "positive" | "negative" }

const raw = join(root, "ml/data/raw")

/** UCI Yelp sentences, all 1,000: `text<TAB>0 or 1`. */
export const readUciYelp = () => readPairs(join(raw, "uci/yelp_labelled.txt"), false)

/** The official dev set of SST-2, 872 sentences: the same under a header. */
export const readSst2Dev = () => readPairs(join(raw, "sst2/dev_official.tsv"), true)

/** The test set of counterfactual IMDB, as people wrote it: `label<TAB>text<TAB>number` under a header. */
export async function readImdbTest(): Promise<Labelled[]> {
  const content = await Bun.file(join(raw, "counterfactual-imdb/orig-test.tsv")).text()
  const lines = content.split("\n").slice(1)
  return lines.flatMap((line) => {
    const [label = "", text = ""] = line.split("\t")
    return text === "" ? [] : [{ text, label: label === "Positive" ? "positive" : "negative" }]
  })
}

async function readPairs(file: string, header: boolean): Promise<Labelled[]> {
  const lines = (await Bun.file(file).text()).split("\n").filter((it) => it.trim() !== "")
  return lines.slice(header ? 1 : 0).map((line) => {
    const [text = "", digit] = line.trimEnd().split("\t")
    return { text, label: digit === "1" ? "positive" : "negative" }
  })
}
