import { parseArgs } from "node:util"

export const HELP = `bun run artifacts [--only NAME…] [--list] [--check] [--help]

Builds what test hosts need without the internet into $SENTIMENT_CACHE/artifacts: release archives,
container images, manifests and charts, from Go modules and Debian's packages. What is there and whole
stays; an hour on two cores the first time, seconds afterwards.

  --only NAME…  only these products
  --list        their names, and what is built
  --check       compares every file with SHA256SUMS
`

export interface Options {
  mode: "build" | "list" | "check" | "help"
  only: string[]
}

/** Reads the command line; `known` are the products' names. */
export function readOptions(args: string[], known: string[]): Options {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      only: { type: "string", multiple: true, default: [] },
      list: { type: "boolean" },
      check: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  })
  const only = values.only.length > 0 ? [...values.only, ...positionals] : []
  if (only.length === 0 && positionals.length > 0) {
    throw new Error(`unexpected: ${positionals.join(" ")} (see --help)`)
  }
  const unknown = only.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Error(`no product ${unknown.join(", ")}; ${known.join(", ")}`)
  const mode = (["help", "list", "check"] as const).find((name) => values[name]) ?? "build"
  return { mode, only }
}
