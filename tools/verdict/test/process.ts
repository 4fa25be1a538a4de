import { chmod, mkdir } from "node:fs/promises"
import { join } from "node:path"

const anHourAgo = new Date(Date.now() - 3_600_000).toISOString()

/** Runs the real command; programs in `bin` come before those of PATH. */
export const verdict = (args: string[], bin?: string) => startVerdict(args, bin).ended

/** The same, while it runs. */
export function startVerdict(args: string[], bin = "/nowhere") {
  const command = [process.execPath, join(import.meta.dir, "../main.ts"), ...args]
  const env = { ...process.env, PROMETHEUS_URL: "", PATH: `${bin}:${process.env.PATH}` }
  const child = Bun.spawn(command, { stdout: "pipe", stderr: "pipe", env })
  const ended = (async () => {
    const [out, errors] = await Promise.all([child.stdout.text(), child.stderr.text()])
    return { code: await child.exited, out, errors }
  })()
  return { child, ended }
}

/**
 * Writes down how it was asked, and answers each time with the next split as the cluster would; then it fails. It takes
 * its time when there is a file `slow` beside it.
 */
export async function fakeKubectl(folder: string, ...weights: number[]): Promise<string> {
  const answers = weights.map((it, at) => `${at + 1}) echo '${JSON.stringify(splitOf(it))}' ;;`)
  const slow = '[ ! -e "$0.slow" ] || sleep 0.5'
  const lines = ['echo "$@" >> "$0.asked"', slow, 'case $(wc -l < "$0.asked") in', ...answers]
  return await program(folder, "kubectl", [...lines, "*) exit 1 ;;", "esac"])
}

/** An overlay that splits in a namespace, and a folder with a kustomize that renders it. */
export async function fakeOverlay(folder: string, namespace: string) {
  const split = { kind: "VirtualService", ...splitOf(30) }
  const rendered = { ...split, metadata: { name: "app-split", namespace } }
  await Bun.write(join(folder, "kustomization.yaml"), JSON.stringify(rendered))
  await program(join(folder, "bin"), "kustomize", ['cat "$2/kustomization.yaml"'])
  return { overlay: folder, bin: join(folder, "bin") }
}

function splitOf(weight: number) {
  const route = [
    { destination: { subset: "v1" }, weight: 100 - weight },
    { destination: { subset: "v2" }, weight },
  ]
  const metadata = { creationTimestamp: anHourAgo }
  return { metadata, spec: { http: [{ name: "split", route }] } }
}

async function program(folder: string, name: string, lines: string[]): Promise<string> {
  await mkdir(folder, { recursive: true })
  const path = join(folder, name)
  await Bun.write(path, ["#!/bin/sh", ...lines, ""].join("\n"))
  await chmod(path, 0o755)
  return path
}
