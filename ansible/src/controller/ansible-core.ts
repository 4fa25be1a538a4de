import { Problem } from "@sentiment/tools/problem"
import type { Output } from "../output/output.ts"
import { formatSeconds, startClock } from "../output/seconds.ts"
import type { Remote } from "../ssh/remote.ts"

/** Installs Ansible on the controller, from Debian, when it is missing. */
export async function ensureAnsible(
  controller: Remote,
  out: Output,
  signal: AbortSignal,
): Promise<void> {
  if ((await controller.run("which", ["ansible-playbook"])).code === 0) return
  out.line("installing ansible-core on the controller")
  const seconds = startClock()
  const hear = (chunk: Buffer) => out.write(chunk)
  for (const args of [
    ["update"],
    ["install", "--yes", "--no-install-recommends", "ansible-core"],
  ]) {
    const command = [
      "-n",
      "env",
      "DEBIAN_FRONTEND=noninteractive",
      "apt-get",
      "-q",
      ...waitForLock,
      ...args,
    ]
    const { code } = await controller.run("sudo", command, { signal, hear })
    if (code !== 0) throw new Problem(`apt-get ${args[0]} failed on the controller (${code})`)
  }
  out.line(`ansible-core is installed (${formatSeconds(seconds())})`)
}

// A fresh server often runs apt by itself right after it has started.
const waitForLock = ["-o", "DPkg::Lock::Timeout=120"]
