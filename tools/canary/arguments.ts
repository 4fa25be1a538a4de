import { join, resolve } from "node:path"
import { parseArgs } from "node:util"
import { Problem } from "../problem.ts"

const help = `How many of 100 users get version v2.

  bun run canary NUMBER     0 to 100: writes istio/canary/weight.yaml, applies it, shows before and after
  bun run canary status     what the file and the cluster say; ends with 1 when they differ

  --overlay DIR    what is deployed (k8s/kustomize/overlays/vagrant)
  --kubectl PATH   (kubectl); it finds the cluster by KUBECONFIG
  --dry-run        shows what would change, and changes nothing

Only the VirtualServices that split are applied. Where the cluster cannot be reached or refuses them,
the file stays as it was. All overlays read the same file: with a second one deployed, apply it there, too.`

type Places = { overlay: string; kubectl: string }
export type Command =
  | { name: "help"; text: string }
  | ({ name: "status" } & Places)
  | ({ name: "set"; weight: number; dryRun: boolean } & Places)

/** Throws a Problem that says what is wrong when the arguments cannot be understood. */
export function readArguments(args: readonly string[], root: string): Command {
  const { values, positionals } = parse(args)
  if (values.help) return { name: "help", text: help }
  const [what, ...others] = positionals
  if (what === undefined || others.length > 0) throw new Problem(help, { exitCode: 2 })
  const overlay = values.overlay
    ? resolve(values.overlay)
    : join(root, "k8s/kustomize/overlays/vagrant")
  const places = { overlay, kubectl: values.kubectl ?? "kubectl" }
  if (what === "status") return { name: "status", ...places }
  return { name: "set", weight: readWeight(what), dryRun: values["dry-run"] ?? false, ...places }
}

function readWeight(text: string): number {
  if (/^\d{1,3}$/.test(text) && Number(text) <= 100) return Number(text)
  throw new Problem(`${text} is neither a whole number from 0 to 100 nor \`status\``, {
    exitCode: 2,
  })
}

function parse(args: readonly string[]) {
  const options = {
    overlay: { type: "string" },
    kubectl: { type: "string" },
    "dry-run": { type: "boolean" },
    help: { type: "boolean", short: "h" },
  } as const
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    throw new Problem(error instanceof Error ? error.message : String(error), { exitCode: 2 })
  }
}
