import { parseArgs } from "node:util"
import { help, helps } from "./help.ts"
import { mostWorkers } from "./hosts.ts"
import { isWorkers } from "./settings.ts"

export type Command =
  | { name: "help"; text: string }
  | { name: "up"; workers: number | undefined }
  | { name: "down" }
  | { name: "status" }
  | { name: "off" | "on" | "wipe"; host: string }
  | { name: "with"; command: string[]; keep: boolean }

export function readArguments(args: string[]): Command {
  const [first, ...rest] = args
  if (first === "with" && rest[0] !== "--help") return readWith(rest)
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
  if (name === "with") return readWith([])
  if (host !== undefined) throw new Error(`${name} takes no ${host}`)
  return name === "up" ? { name, workers: readWorkers(values.workers) } : { name }
}

const commands = Object.keys(helps)

function isCommand(name: string): name is keyof typeof helps {
  return Object.hasOwn(helps, name)
}

/** All that follows --keep is the command's own. */
function readWith(args: string[]): Command {
  const keep = args[0] === "--keep"
  const command = keep ? args.slice(1) : args
  if (command.length === 0) throw new Error("say what to run: nodes with COMMAND")
  return { name: "with", command, keep }
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
