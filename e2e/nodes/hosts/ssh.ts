import { journal } from "./containers.ts"
import { type Host, user } from "./hosts.ts"
import type { Places } from "./places.ts"
import { run } from "./run.ts"

const pauseMs = 250
/** A host that is starting may accept and then say nothing more. */
const loginMs = 15_000

/** An SSH command line to a host, which checks its key; nothing of the user's own settings. */
export function sshCommand(places: Places, host: Host, command: string[] = []): string[] {
  const options = {
    StrictHostKeyChecking: "yes",
    UserKnownHostsFile: places.knownHosts,
    IdentitiesOnly: "yes",
    BatchMode: "yes",
    ConnectTimeout: "2",
  }
  const flags = Object.entries(options).flatMap(([key, value]) => ["-o", `${key}=${value}`])
  return ["ssh", "-F", "none", "-i", places.key, ...flags, `${user}@${host.address}`, ...command]
}

/** Waits until one can log in. When that takes too long, says what ssh and the host had to say. */
export async function waitForSsh(
  places: Places,
  host: Host,
  { withinMs = 90_000, signal }: { withinMs?: number; signal?: AbortSignal | undefined } = {},
): Promise<void> {
  const end = performance.now() + withinMs
  for (;;) {
    const problem = await tryLogin(places, host, signal)
    if (problem === undefined) return
    if (performance.now() > end) throw await tooLate(host, withinMs, problem)
    await Bun.sleep(pauseMs)
  }
}

async function tryLogin(places: Places, host: Host, signal?: AbortSignal) {
  const limit = AbortSignal.timeout(loginMs)
  try {
    const either = signal ? AbortSignal.any([signal, limit]) : limit
    await run(sshCommand(places, host, ["true"]), { signal: either })
    return undefined
  } catch (error) {
    signal?.throwIfAborted()
    return error instanceof Error ? error.message : String(error)
  }
}

async function tooLate(host: Host, withinMs: number, problem: string): Promise<Error> {
  const seconds = Math.round(withinMs / 1000)
  return new Error(
    `${host.name} let nobody in over SSH for ${seconds} s\n${problem}\n` +
      `its journal:\n${await journal(host.name)}\nbun run nodes down takes all hosts down`,
  )
}
