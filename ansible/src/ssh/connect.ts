import { codeOf, Problem, reasonOf } from "@sentiment/tools/problem"
import { NodeSSH } from "node-ssh"
import type { Machine } from "../inventory/load.ts"
import { hostKeyAlgorithms, hostKeyProblem } from "./host-key.ts"
import type { KnownHosts } from "./known-hosts.ts"
import { type Remote, remote } from "./remote.ts"

/** The machine does not answer (yet); the only problem that waiting can mend. */
export class Unreachable extends Problem {
  override readonly name = "Unreachable"
}

/** Logs in with the machine's key, once the key of the host is known to be its own. */
export async function connect(
  machine: Machine,
  known: KnownHosts,
  timeoutMs = 10_000,
): Promise<Remote> {
  const ssh = new NodeSSH()
  let refused: Problem | undefined
  const hostVerifier = (key: Buffer) => {
    refused = hostKeyProblem(machine.name, machine, known, key)
    return refused === undefined
  }
  try {
    await ssh.connect({
      host: machine.address,
      port: machine.port,
      username: machine.user,
      privateKeyPath: machine.keyFile,
      readyTimeout: timeoutMs,
      keepaliveInterval: 10_000,
      keepaliveCountMax: 6,
      algorithms: { serverHostKey: hostKeyAlgorithms(machine, known) },
      hostVerifier,
    })
  } catch (error) {
    ssh.dispose()
    throw refused ?? connectProblem(machine, error)
  }
  // node-ssh hears errors only while it waits; without a listener a lost line would end the process.
  ssh.connection?.on("error", () => undefined)
  return remote(machine, ssh)
}

function connectProblem({ name, address, port, user, keyFile }: Machine, error: unknown): Problem {
  const who = `${name} (${address}:${port})`
  const level = error instanceof Error && "level" in error ? error.level : undefined
  if (level === "client-authentication") {
    return new Problem(`${who} refuses user ${user} with the key ${keyFile}`, { cause: error })
  }
  const why = reasons[String(codeOf(error))]
  if (why || level === "client-timeout" || level === "client-socket") {
    return new Unreachable(`${who} cannot be reached: ${why ?? "no answer"}`, { cause: error })
  }
  return new Problem(`${who}: ${reasonOf(error)}`, { cause: error })
}

const reasons: Record<string, string> = {
  ECONNREFUSED: "nothing listens there",
  ECONNRESET: "it hung up",
  EHOSTUNREACH: "no way to the host",
  ENETUNREACH: "no way to the network",
  ETIMEDOUT: "no answer",
}
