import { join } from "node:path"
import { readPlaces } from "@sentiment/nodes/hosts/places"

const program = join(import.meta.dir, "../../ansible/src/main.ts")

export type Answer = { code: number; text: string; seconds: number }
type Options = {
  /** The test hosts' own by default. */
  inventory?: string
  /** Presses Ctrl-C once the output has this. */
  interruptAt?: string
}

/** `bun run cluster ARGS` as a user types it; shows what it says and answers it. */
export async function cluster(args: string[], options: Options = {}): Promise<Answer> {
  const { inventory = readPlaces().inventory, interruptAt } = options
  console.log(`\n$ bun run cluster ${args.join(" ")}`)
  const from = performance.now()
  const child = Bun.spawn([process.execPath, program, ...args, "--inventory", inventory], {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  })
  let text = ""
  const hear = async (stream: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder()
    for await (const chunk of stream) {
      process.stdout.write(chunk)
      const before = text.length
      text += decoder.decode(chunk, { stream: true })
      if (interruptAt && !text.slice(0, before).includes(interruptAt) && text.includes(interruptAt))
        child.kill("SIGINT")
    }
  }
  const [code] = await Promise.all([child.exited, hear(child.stdout), hear(child.stderr)])
  return { code, text, seconds: (performance.now() - from) / 1_000 }
}

export type Recap = { host: string; changed: number; failed: number; unreachable: number }

/** Ansible's closing line of each host in each playbook. */
export function readRecaps(text: string): Recap[] {
  const lines = text.matchAll(/^(\S+) +: ok=\d+ +changed=(\d+) +unreachable=(\d+) +failed=(\d+)/gm)
  return [...lines].map(([, host = "", changed, unreachable, failed]) => ({
    ...{ host, changed: Number(changed) },
    ...{ failed: Number(failed), unreachable: Number(unreachable) },
  }))
}

/** How long each playbook took, as the command says it. */
export const readTimes = (text: string): string[] =>
  [...text.matchAll(/^=== (\w+): done after (.*)$/gm)].map(([, name, time]) => `${name} ${time}`)
