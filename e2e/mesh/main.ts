#!/usr/bin/env bun
import { join } from "node:path"
import { applyHosts } from "@sentiment/cluster/host/hosts-file"
import { listContainers } from "@sentiment/nodes/hosts/containers"
import { readPlaces } from "@sentiment/nodes/hosts/places"
import { apply, remove, root } from "./product.ts"

const help = `The mesh, for real: canary, stickiness, pairing, limits, security, failures; and its monitoring.

  bun run mesh              makes what is missing (artifacts, images, hosts, cluster, product), runs the suite, and
                            removes what it made, also after a failure or Ctrl-C; half an hour
  bun run mesh monitoring   the same for the suite of e2e/monitoring
  bun run mesh up           makes the same and leaves it: http://app.local, which it writes to /etc/hosts
  bun run mesh down         removes both

With KUBECONFIG, a suite runs on that cluster instead, for example Vagrant's machines or kind: it applies
k8s/kustomize/overlays/vagrant there, and needs the product's images there. GATEWAY is the address of
app.local's gateway, with a port if it is not 80 (192.168.56.91).`

const inventory = readPlaces().inventory
const bun = (file: string, ...args: string[]) => [process.execPath, join(root, file), ...args]
const cluster = (...args: string[]) => bun("ansible/src/main.ts", ...args, "--inventory", inventory)
const suites = { mesh: "e2e/mesh/mesh.real.ts", monitoring: "e2e/monitoring/monitoring.real.ts" }
type Suite = keyof typeof suites
const images = [bun("e2e/nodes/artifacts/main.ts"), bun("e2e/nodes/images/main.ts")]
const nodes = (...args: string[]) => bun("e2e/nodes/hosts/main.ts", ...args)

const commands: Record<string, () => Promise<number>> = {
  "": () => runSuite("mesh"),
  monitoring: () => runSuite("monitoring"),
  up: bringUp,
  down: takeDown,
  /** What `nodes with` runs. */
  "mesh-on-hosts": () => runOnHosts("mesh"),
  "monitoring-on-hosts": () => runOnHosts("monitoring"),
}

const [name = ""] = process.argv.slice(2)
let told: NodeJS.Signals | undefined
let running: Bun.Subprocess | undefined
for (const it of ["SIGINT", "SIGTERM"] as const) {
  process.on(it, () => {
    told = it
    // Ctrl-C reaches it from the terminal as well; twice is no harm.
    running?.kill(it)
  })
}
if (name === "--help") console.log(help)
else if (commands[name]) process.exitCode = await commands[name]()
else {
  console.error(`no command ${name}\n\n${help}`)
  process.exitCode = 2
}

async function bringUp(): Promise<number> {
  const product = [cluster("up", "--hosts"), cluster("deploy"), cluster("verify")]
  const code = await inTurn([...images, nodes("up"), ...product])
  if (code === 0) console.log("\nhttp://app.local   who is behind it: e2e/mesh/README.md")
  return code
}

async function takeDown(): Promise<number> {
  await applyHosts([])
  return await inTurn([nodes("down")])
}

async function runSuite(suite: Suite): Promise<number> {
  if (process.env.KUBECONFIG) return await testAndRestore(suite)
  // A person's own: used as it is, and left as it should be.
  if ((await listContainers()).length > 0) return await testAndRestore(suite)
  return await inTurn([...images, nodes("with", ...bun("e2e/mesh/main.ts", `${suite}-on-hosts`))])
}

const runOnHosts = async (suite: Suite): Promise<number> =>
  (await inTurn([cluster("up"), cluster("deploy")])) || (await testAndRestore(suite))

/** However the suite ends, neither the weight's file nor the cluster stays as a step has changed it. */
async function testAndRestore(suite: Suite): Promise<number> {
  const weight = Bun.file(join(root, "istio/canary/weight.yaml"))
  const before = await weight.text()
  try {
    return await inTurn([
      [process.execPath, "test", "--timeout", "60000", join(root, suites[suite])],
    ])
  } finally {
    await Bun.write(weight, before)
    for (const it of ["bare", "second"] as const) await remove(it).catch(console.error)
    await apply("deployed").catch(console.error)
  }
}

/** Ends with the first code that is not 0. */
async function inTurn(all: string[][]): Promise<number> {
  for (const command of all) {
    if (told) return 130
    running = Bun.spawn(command, { stdio: ["ignore", "inherit", "inherit"] })
    const code = await running.exited
    if (code !== 0) return code
  }
  return 0
}
