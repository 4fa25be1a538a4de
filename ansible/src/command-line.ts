import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { Problem, reasonOf } from "@sentiment/tools/problem"
import type { Command, Context } from "./commands/command.ts"
import { deploy } from "./commands/deploy.ts"
import { down } from "./commands/down.ts"
import { status } from "./commands/status.ts"
import { up } from "./commands/up.ts"
import { verify } from "./commands/verify.ts"
import type { Output } from "./output/output.ts"

const root = join(import.meta.dir, "../..")
const vagrantFolder = join(root, "vagrant")
const vagrantInventory = join(vagrantFolder, "inventory.yml")

const commands = new Map<string, Command>(Object.entries({ up, status, deploy, verify, down }))
const summaries = [...commands].map(([name, it]) => `  ${name.padEnd(8)}${it.summary}`).join("\n")
const common = "  --inventory FILE  the machines, instead of Vagrant's (vagrant/inventory.yml)"
const help = `A cluster from nothing, and the product on it.

  bun run cluster COMMAND [OPTIONS]

${summaries}

${common}
  --help            of a command: what it does, its options, examples`

type Process = Pick<Context, "out" | "signal" | "color"> & {
  errors: Output
  /** PATH. */
  searchPath: string
}

/** Answers the exit code: 2 when the command line cannot be understood, a playbook's own when it failed. */
export async function runCommandLine(
  args: readonly string[],
  { errors, ...rest }: Process,
): Promise<number> {
  const [name = "--help", ...others] = args
  try {
    if (name === "--help" || name === "help") {
      rest.out.line(help)
      return 0
    }
    const command = commands.get(name)
    if (!command) throw new Problem(`there is no command ${name}\n\n${help}`, { exitCode: 2 })
    return await runOne(name, command, others, rest)
  } catch (error) {
    errors.line(error instanceof Problem ? error.message : describeBug(error))
    return error instanceof Problem ? error.exitCode : 1
  }
}

async function runOne(
  name: string,
  command: Command,
  args: readonly string[],
  { searchPath, ...rest }: Omit<Process, "errors">,
): Promise<number> {
  const values = parse(name, command, args)
  if (values.help) {
    rest.out.line(`bun run cluster ${name}: ${command.summary}\n\n${command.help}\n\n${common}`)
    return 0
  }
  const inventoryFile = resolve(
    typeof values.inventory === "string" ? values.inventory : vagrantInventory,
  )
  const isVagrants = inventoryFile === vagrantInventory
  const vagrant = isVagrants ? { folder: vagrantFolder, searchPath } : undefined
  return await command.run({ root, inventoryFile, vagrant, ...rest }, values)
}

function parse(name: string, command: Command, args: readonly string[]) {
  const options = {
    ...command.options,
    inventory: { type: "string" },
    help: { type: "boolean" },
  } as const
  try {
    return parseArgs({ args: [...args], options, strict: true }).values
  } catch (error) {
    const see = `see bun run cluster ${name} --help`
    throw new Problem(`${reasonOf(error)}\n${see}`, { exitCode: 2, cause: error })
  }
}

const describeBug = (error: unknown) =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)
