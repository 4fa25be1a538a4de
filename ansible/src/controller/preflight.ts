import { problemList } from "@sentiment/tools/problem"
import type { Remote } from "../ssh/remote.ts"

/** Asks each machine for what all later steps need, before anything is changed. */
export async function checkSudo(remotes: readonly Remote[]): Promise<void> {
  const answers = await Promise.all(remotes.map((it) => it.run("sudo", ["-n", "true"])))
  const problems = remotes.flatMap(({ machine }, at) =>
    answers[at]?.code === 0
      ? []
      : [`${machine.name}: user ${machine.user} may not use sudo without a password`],
  )
  if (problems.length > 0) throw problemList("the machines cannot be prepared:", problems)
}

/** A number that a machine made anew does not have. */
export const machineId = (remote: Remote): Promise<string> =>
  remote.mustRun("cat", ["/etc/machine-id"])
