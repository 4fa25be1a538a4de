import { appendFile, mkdir } from "node:fs/promises"
import { dirname } from "node:path"
import type { Decision } from "../../services/backend/src/verdict/decision.ts"
import { words } from "./words.ts"

type Entry = { at: Date; from: number; to: number; decision: Decision }

const headline = `# Decisions on the canary

Written by \`bun run verdict --apply\`, the newest last.
`

/** Appends an entry to the file, which it begins when there is none. */
export async function recordDecision(path: string, entry: Entry): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const text = (await Bun.file(path).exists()) ? "" : headline
  await appendFile(path, text + entryOf(entry))
}

const entryOf = ({ at, from, to, decision: { verdict, reasons } }: Entry): string => `
## ${at.toISOString()}: ${words[verdict]}, from ${from} to ${to} of 100 users

${reasons.map((it) => `- ${it}`).join("\n")}
`
