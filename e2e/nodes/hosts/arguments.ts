import { parseArgs } from "node:util"
import { mostWorkers } from "./hosts.ts"
import { isWorkers } from "./settings.ts"

export const helps = {
  up: `bun run nodes up [--workers N]

Makes a controller and N workers (0 to ${mostWorkers}, default 2) that behave like fresh Debian 12 servers, and
waits until one can log in to each. Hosts that are up stay as they are, those that are off are
switched on. Ctrl-C takes back what it made. Needs root; installs podman and the like on Debian.
Writes inventory.yml, known_hosts and id_ed25519 to SENTIMENT_CACHE/nodes.`,
  down: `bun run nodes down

Removes the hosts, their disks, network, clients and keys. The base root stays in the cache.`,
  status: `bun run nodes status

Says which hosts are on and off, and how to log in.`,
  off: `bun run nodes off HOST

Cuts the power of a host: every process ends at once, the disk stays as it is.`,
  on: `bun run nodes on HOST

Switches a host on again, with the disk it had, and waits until one can log in.`,
  wipe: `bun run nodes wipe HOST

Makes a host a fresh server again: empty disk, new host keys (known_hosts gets them).`,
}

export const help = `Test nodes: servers for the cluster on this one machine.

  bun run nodes up [--workers N]   makes them, or says that they are there
  bun run nodes down               removes all of it
  bun run nodes status             what is on, what is off
  bun run nodes off | on HOST      cuts the power of one, switches it on again
  bun run nodes wipe HOST          makes one fresh again

SENTIMENT_CACHE (default ~/.cache/sentiment-analyzer) is where all of it lies. --help after a
command says more.`

export type Command =
  | { name: "help"; text: string }
  | { name: "up"; workers: number | undefined }
  | { name: "down" }
  | { name: "status" }
  | { name: "off" | "on" | "wipe"; host: string }

export function readArguments(args: string[]): Command {
  const options = { workers: { type: "string" }, help: { type: "boolean" } } as const
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true })
  const [name, host, ...more] = positionals
  if (name === undefined) return needHelp(values.help ?? false)
  if (!isCommand(name)) throw new Error(`no command ${name}; there are ${commands.join(", ")}`)
  if (values.help) return { name: "help", text: helps[name] }
  if (values.workers !== undefined && name !== "up") throw new Error("--workers is for up only")
  if (name === "off" || name === "on" || name === "wipe") {
    if (host === undefined || more.length > 0) throw new Error(`name one host: nodes ${name} HOST`)
    return { name, host }
  }
  if (host !== undefined) throw new Error(`${name} takes no ${host}`)
  return name === "up" ? { name, workers: readWorkers(values.workers) } : { name }
}

const commands = Object.keys(helps)

function isCommand(name: string): name is keyof typeof helps {
  return Object.hasOwn(helps, name)
}

function needHelp(asked: boolean): Command {
  if (asked) return { name: "help", text: help }
  throw new Error(`say what to do: ${commands.join(", ")} (--help says more)`)
}

function readWorkers(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const workers = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (isWorkers(workers)) return workers
  throw new Error(`--workers ${text} must be a whole number from 0 to ${mostWorkers}`)
}
