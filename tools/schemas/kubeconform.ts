import { join } from "node:path"

export interface Conformity {
  valid: number
  /** A line each: where, what, why. */
  problems: string[]
}

type Report = {
  resources: { filename: string; kind: string; name: string; msg: string }[]
  summary: { valid: number; invalid: number; errors: number; skipped: number }
}

const PROGRAM = [join(import.meta.dir, "../go/exec"), "kubeconform"]
const LAYOUT = "{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json"

/** Compares rendered files with the schemas; a kind without a schema is a problem, too. */
export async function conform(schemas: string, files: string[]): Promise<Conformity> {
  const flags = ["-strict", "-summary", "-output=json", `-schema-location=${join(schemas, LAYOUT)}`]
  const child = Bun.spawn([...PROGRAM, ...flags, ...files], {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "inherit",
  })
  const output = await child.stdout.text()
  if ((await child.exited) > 1 || output === "") throw new Error(`kubeconform failed: ${output}`)
  const { resources, summary }: Report = JSON.parse(output)
  if (summary.skipped > 0) throw new Error(`kubeconform skipped ${summary.skipped} resources`)
  const problems = resources.map((it) => `${it.filename}: ${it.kind} ${it.name}: ${it.msg}`)
  return { valid: summary.valid, problems }
}
