#!/usr/bin/env bun
import { join } from "node:path"
import { listContainers } from "@sentiment/nodes/hosts/containers"
import { readPlaces } from "@sentiment/nodes/hosts/places"
import { root } from "./product.ts"

const help = `The mesh, for real: canary, stickiness, pairing, limits, security, failures.

  bun run mesh        makes what is missing (artifacts, images, hosts, cluster, product), runs the suite, and
                      removes what it made, also after a failure or Ctrl-C; half an hour
  bun run mesh up     makes the same and leaves it: http://app.local
  bun run mesh down   removes it

With KUBECONFIG, the suite runs on that cluster instead; GATEWAY is the address of its gateway
(192.168.56.91). The cluster needs Istio, MetalLB or the like, and the product's images.`

const inventory = readPlaces().inventory
const bun = (file: string, ...args: string[]) => [process.execPath, join(root, file), ...args]
const cluster = (...args: string[]) => bun("ansible/src/main.ts", ...args, "--inventory", inventory)
const suite = [
  process.execPath,
  "test",
  "--timeout",
  "60000",
  join(import.meta.dir, "mesh.real.ts"),
]
const images = [bun("e2e/nodes/artifacts/main.ts"), bun("e2e/nodes/images/main.ts")]
const nodes = (...args: string[]) => bun("e2e/nodes/hosts/main.ts", ...args)

const commands: Record<string, () => Promise<number>> = {
  "": runSuite,
  up: () => inTurn([...images, nodes("up"), cluster("up"), cluster("deploy"), cluster("verify")]),
  down: () => inTurn([nodes("down")]),
  /** What `nodes with` runs. */
  "on-hosts": () => inTurn([cluster("up"), suite]),
}

const [name = ""] = process.argv.slice(2)
// Children hear Ctrl-C as well, and we wait for what they take down.
for (const it of ["SIGINT", "SIGTERM"] as const) process.on(it, () => undefined)
if (name === "--help") console.log(help)
else if (commands[name]) process.exitCode = await commands[name]()
else {
  console.error(`no command ${name}\n\n${help}`)
  process.exitCode = 2
}

async function runSuite(): Promise<number> {
  if (process.env.KUBECONFIG) return await inTurn([suite])
  // A person's own: used as it is, and left.
  if ((await listContainers()).length > 0) return await inTurn([suite])
  return await inTurn([...images, nodes("with", ...bun("e2e/mesh/main.ts", "on-hosts"))])
}

/** Ends with the first code that is not 0. */
async function inTurn(all: string[][]): Promise<number> {
  for (const command of all) {
    const child = Bun.spawn(command, { stdio: ["ignore", "inherit", "inherit"] })
    const code = await child.exited
    if (code !== 0) return code
  }
  return 0
}
