import type { Outcome, Remote, RunOptions } from "../ssh/remote.ts"

const adminConfig = "/etc/kubernetes/admin.conf"
const always = ["-n", "kubectl", "--kubeconfig", adminConfig]

/** kubectl as the cluster's administrator, on the controller. */
export const kubectl = (
  controller: Remote,
  args: readonly string[],
  options?: RunOptions,
): Promise<Outcome> => controller.run("sudo", [...always, ...args], options)

/** The same, with an answer in JSON; fails when kubectl does. */
export async function kubectlJson(controller: Remote, args: readonly string[]): Promise<unknown> {
  return JSON.parse(await controller.mustRun("sudo", [...always, ...args, "--output", "json"]))
}

export const readAdminConfig = (controller: Remote): Promise<string> =>
  controller.mustRun("sudo", ["-n", "cat", adminConfig])
