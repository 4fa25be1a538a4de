import type { Machine } from "../inventory/load.ts"
import type { Remote } from "../ssh/remote.ts"
import type { Places } from "./places.ts"

/** Makes the controller's key pair when it has none; answers the public key. */
export async function ensureKeyPair(controller: Remote, { state }: Places): Promise<string> {
  const file = `${state}/id_ed25519`
  const found = await controller.run("cat", [`${file}.pub`])
  if (found.code === 0) return found.stdout.trim()
  const args = ["-q", "-t", "ed25519", "-C", "cluster-controller", "-f", file, "-N"]
  // The passphrase is an empty argument, which node-ssh would lose; xargs hands it on.
  await controller.mustRun("xargs", ["-0", "ssh-keygen", ...args], { stdin: "\0" })
  return (await controller.mustRun("cat", [`${file}.pub`])).trim()
}

/** Lets the controller's key in, from the controller's addresses only. */
export async function authorize(
  target: Remote,
  key: string,
  controller: Machine,
  { ssh }: Places,
): Promise<void> {
  const from = [...new Set([controller.address, controller.nodeIp, "127.0.0.1"])].join(",")
  const line = `from="${from}" ${key}`
  const file = `${ssh}/authorized_keys`
  const { stdout } = await target.run("cat", [file])
  if (stdout.split("\n").includes(line)) return
  await target.mustRun("mkdir", ["-p", "-m", "700", ssh])
  const newline = stdout === "" || stdout.endsWith("\n") ? "" : "\n"
  await target.mustRun("tee", ["-a", file], { stdin: `${newline}${line}\n` })
  await target.mustRun("chmod", ["600", file])
}
