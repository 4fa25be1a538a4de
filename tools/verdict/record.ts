import { type FileHandle, mkdir, open } from "node:fs/promises"
import { dirname } from "node:path"
import type { Decision } from "../../services/backend/src/verdict/decision.ts"
import { Problem, reasonOf } from "../problem.ts"
import { words } from "./words.ts"

type Entry = { at: Date; from: number; to: number; decision: Decision }

const headline = `# Decisions on the canary

Written by \`bun run verdict --apply\`, the newest last.
`

/** The file that entries are appended to, begun when there is none; throws a Problem when that cannot be. */
export async function openRecord(path: string) {
  const file = await openToAppend(path)
  return {
    async add(entry: Entry): Promise<void> {
      const { size } = await file.stat()
      await file.appendFile((size === 0 ? headline : "") + entryOf(entry))
    },
    close: () => file.close(),
  }
}

async function openToAppend(path: string): Promise<FileHandle> {
  try {
    await mkdir(dirname(path), { recursive: true })
    return await open(path, "a")
  } catch (cause) {
    throw new Problem(`${path} cannot be written: ${reasonOf(cause)}: nothing was done`, { cause })
  }
}

const entryOf = ({ at, from, to, decision: { verdict, reasons } }: Entry): string => `
## ${at.toISOString()}: ${words[verdict]}, from ${from} to ${to} of 100 users

${reasons.map((it) => `- ${it}`).join("\n")}
`
