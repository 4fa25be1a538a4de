import type { NodeSSH } from "node-ssh"
import type { ClientChannel } from "ssh2"
import type { RunOptions } from "./remote.ts"

/** Says its process group in a first line, then becomes the program. Nothing of the input is in it. */
const script = 'read -r _ _ _ _ group _ < /proc/$$/stat; echo "$group"; exec "$0" "$@"'

export const grouped = (program: string, args: readonly string[]): [string, ...string[]] => [
  "sh",
  "-c",
  script,
  program,
  ...args,
]

/** Takes the group's line out of what is heard. */
export function splitGroup(hear: RunOptions["hear"]) {
  let head: Buffer | undefined = Buffer.alloc(0)
  const found = Promise.withResolvers<number>()
  const split: NonNullable<RunOptions["hear"]> = (chunk, from) => {
    if (from === "stderr" || !head) return hear?.(chunk, from)
    head = Buffer.concat([head, chunk])
    const end = head.indexOf("\n")
    if (end < 0) return
    found.resolve(Number(head.subarray(0, end).toString()))
    const rest = head.subarray(end + 1)
    head = undefined
    if (rest.length > 0) hear?.(rest, from)
  }
  return { group: found.promise, hear: split }
}

/**
 * Ends the command and all it has started, politely first. SSH's own signals are refused by sshd for root,
 * and closing the channel alone would leave everything running.
 */
export async function endGroup(
  ssh: NodeSSH,
  channel: ClientChannel,
  group: Promise<number>,
  waitMs = 10_000,
): Promise<void> {
  const closed = new Promise<"closed">((done) => channel.once("close", () => done("closed")))
  const isClosed = async () => (await Promise.race([closed, late(waitMs)])) === "closed"
  const id = await Promise.race([group, closed, late(waitMs)])
  for (const name of ["INT", "TERM", "KILL"]) {
    if (typeof id !== "number") break
    await ssh.exec("kill", ["-s", name, "--", `-${id}`], { stream: "both" }).catch(() => undefined)
    if (await isClosed()) return
  }
  channel.close()
}

const late = (ms: number) =>
  new Promise<"late">((done) => setTimeout(() => done("late"), ms).unref())
