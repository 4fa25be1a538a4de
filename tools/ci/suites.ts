import { existsSync } from "node:fs"

/** One command of CI. */
export type Suite = {
  name: string
  command: string[]
  /** Minutes after which it is ended; one that cannot have them any more is not started. */
  minutes: number
  /** Why it cannot run here; undefined when it can. */
  missing?: string | undefined
  /** Needs what `bun run artifacts` builds. */
  artifacts?: boolean
}

/** Folder with the data sets; without one, their suites are named as not run. */
const mirror = process.env.DATA_MIRROR ?? ""
const missing = existsSync(mirror) ? undefined : "DATA_MIRROR names no folder with the data sets"

/** torch is 3 GB with its CUDA parts: only who trains v2 installs it. */
const trains = new Bun.Glob("ml/.venv/lib/python3.*/site-packages/torch/version.py")
const untrained =
  [...trains.scanSync({ dot: true })].length > 0 ? undefined : "torch is not installed"

const notRoot = process.getuid?.() === 0 ? undefined : "test hosts need root"

/** What CI runs, in this order. */
export const suites: Suite[] = [
  { name: "test", command: ["make", "test"], minutes: 14 },
  { name: "check", command: ["bun", "run", "check"], minutes: 5 },
  { name: "pylint", command: ["bun", "run", "ml:pylint"], minutes: 5 },
  { name: "workflows", command: ["bun", "run", "check:workflows"], minutes: 5 },
  { name: "torch", command: ["bun", "run", "test:torch"], minutes: 5, missing: untrained },
  { name: "ansible", command: ["bun", "run", "check:ansible"], minutes: 5 },
  { name: "cluster", command: ["bun", "run", "test:cluster"], minutes: 5 },
  { name: "vagrant", command: ["bun", "run", "test:vagrant"], minutes: 5 },
  { name: "images", command: ["bun", "run", "test:images"], minutes: 10 },
  { name: "product", command: ["bun", "run", "e2e:product"], minutes: 10 },
  { name: "web", command: ["bun", "run", "e2e:web"], minutes: 10 },
  { name: "data sets", command: ["bun", "run", "data", "--mirror", mirror], minutes: 2, missing },
  {
    name: "pipeline",
    command: ["bun", "run", "ml:repro", "plot@v1", "manifest@v1"],
    minutes: 10,
    missing,
  },
  { name: "data", command: ["bun", "run", "e2e:data"], minutes: 25, missing },
  { name: "score", command: ["bun", "run", "test:score"], minutes: 25, missing },
  { name: "hosts", command: ["bun", "run", "e2e:hosts"], minutes: 10, missing: notRoot },
  { name: "manifests", command: ["bun", "run", "test:manifests"], minutes: 5, artifacts: true },
  { name: "monitoring", command: ["bun", "run", "test:monitoring"], minutes: 5, artifacts: true },
  {
    name: "nodes",
    command: ["bun", "run", "e2e:cluster:keep"],
    minutes: 30,
    missing: notRoot,
    artifacts: true,
  },
  // Both on the hosts that the suite before has left, or else on hosts of their own.
  { name: "mesh", command: ["bun", "run", "mesh"], minutes: 26, missing: notRoot, artifacts: true },
  {
    name: "mesh, monitoring",
    command: ["bun", "run", "mesh", "monitoring"],
    minutes: 20,
    missing: notRoot,
    artifacts: true,
  },
  {
    name: "hosts removed",
    command: ["bun", "run", "mesh", "down"],
    minutes: 1,
    missing: notRoot,
  },
  { name: "figures", command: ["bun", "run", "readme", "--check"], minutes: 1 },
]
