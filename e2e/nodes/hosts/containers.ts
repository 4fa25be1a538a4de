import type { Disk } from "./disk.ts"
import type { Host } from "./hosts.ts"
import { fixBridge, networkArguments } from "./network.ts"
import type { Places } from "./places.ts"
import { run } from "./run.ts"

export type Container = { host: string; running: boolean; nodes: string }

const label = "sentiment-nodes"
const prefix = "sentiment-"

/** Switches a new host on. */
export async function startNew(places: Places, host: Host, disk: Disk): Promise<void> {
  await run([
    ...["podman", "run", "--detach", "--runtime", "/usr/sbin/runc"],
    ...[
      "--name",
      prefix + host.name,
      "--hostname",
      host.name,
      "--label",
      `${label}=${places.nodes}`,
    ],
    // Not podman's own way with systemd: on cgroup v1 it shares the machine's hierarchy, where
    // kubelets delete each other's groups.
    ...["--privileged", "--systemd=false", "--cgroupns=private", "--env", "container=podman"],
    ...["--stop-signal", "SIGRTMIN+3", "--pids-limit=-1"],
    // Without CAP_SYS_RESOURCE no limit can be raised, so they start as high as may be.
    ...["--ulimit", "nofile=20000:20000", "--ulimit", "nproc=32768:32768"],
    // Files that podman binds cannot be replaced; the disk has its own.
    ...["--no-hosts", "--dns=none", ...networkArguments(host.address, host.mac)],
    ...["--tmpfs", "/run", "--tmpfs", "/run/lock", "--tmpfs", "/tmp:exec,mode=1777"],
    ...["--volume", `${disk.containerd}:/var/lib/containerd`],
    ...["--volume", `${places.artifacts}:/opt/artifacts:ro`],
    ...["--rootfs", disk.root, "/sbin/init"],
  ])
  await fixBridge()
}

export async function start(host: string): Promise<void> {
  await run(["podman", "start", prefix + host])
  await fixBridge()
}

/** Ends every process at once, with no chance to write anything. */
export function kill(host: string): Promise<string> {
  return run(["podman", "stop", "--time", "0", prefix + host])
}

export function remove(host: string): Promise<string> {
  const command = ["podman", "rm", "--force", "--ignore", "--time", "2", prefix + host]
  // One that ends by itself just then cannot be killed; podman fails, and has noticed when asked again.
  return run(command).catch(() => run(command))
}

/** The end of its journal, without the kernel's messages, which are the real machine's. */
export async function journal(host: string): Promise<string> {
  const read = ["journalctl", "--no-pager", "--lines", "30", "--output", "short-monotonic"]
  const own = ["_TRANSPORT=journal", "+", "_TRANSPORT=syslog", "+", "_TRANSPORT=stdout"]
  return await run(["podman", "exec", prefix + host, ...read, ...own]).catch(String)
}

/** Every test host on this machine, also of another cache folder. */
export async function listContainers(): Promise<Container[]> {
  // It is installed with the first host.
  if (!Bun.which("podman")) return []
  const filter = ["--all", "--filter", `label=${label}`]
  return parseContainers(await run(["podman", "ps", ...filter, "--format", "json"]))
}

type Listed = { Names: string[]; State: string; Labels: Record<string, string> }

export function parseContainers(json: string): Container[] {
  const listed: Listed[] = JSON.parse(json || "[]")
  return listed.map((it) => ({
    host: (it.Names[0] ?? "").slice(prefix.length),
    running: it.State === "running",
    nodes: it.Labels[label] ?? "",
  }))
}
