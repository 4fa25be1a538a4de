import { Problem } from "@sentiment/tools/problem"
import type { Output } from "../output/output.ts"
import { formatSeconds, startClock } from "../output/seconds.ts"
import type { Remote } from "../ssh/remote.ts"
import type { Places } from "./places.ts"

export type Playbook = { name: string; step: string; variables?: Record<string, string> }
type Where = { places: Places; out: Output; signal: AbortSignal; color: boolean }

const busy = 75

/** Runs one playbook on the controller and shows all it says. Answers the seconds that took. */
export async function runPlaybook(
  controller: Remote,
  playbook: Playbook,
  where: Where,
): Promise<number> {
  const { places, out, signal, color } = where
  const { name, step } = playbook
  out.line(`\n=== ${name} (${step})`)
  const seconds = startClock()
  const environment = ["PYTHONUNBUFFERED=1", ...(color ? ["ANSIBLE_FORCE_COLOR=1"] : [])]
  const ansible = ["ansible-playbook", "-i", "inventory.yml", `${name}.yml`]
  const lock = ["flock", ...lockArguments(places)]
  const { code } = await controller
    .run("env", [...environment, ...lock, ...ansible], {
      cwd: places.playbooks,
      signal,
      hear: (chunk) => out.write(chunk),
    })
    .catch((error) => {
      out.line(`=== ${name}: cut off after ${formatSeconds(seconds())}`)
      throw error
    })
  const elapsed = seconds()
  out.line(
    `=== ${name}: ${code === 0 ? "done" : `failed (${code})`} after ${formatSeconds(elapsed)}`,
  )
  if (code === busy) throw busyProblem()
  if (code !== 0) throw new Problem(`playbook ${name} failed`, { exitCode: code })
  return elapsed
}

/** Fails when a playbook still runs on the controller, be it of a lost connection or somebody else's. */
export async function checkIdle(controller: Remote, places: Places): Promise<void> {
  const { code } = await controller.run("flock", [...lockArguments(places), "true"])
  if (code === busy) throw busyProblem()
}

/** The lock is held by flock, not by what Ansible leaves running. */
const lockArguments = ({ state }: Places) => ["-n", "-o", "-E", String(busy), `${state}/lock`]

const busyProblem = () =>
  new Problem("a playbook is already running on the controller: wait for it, or end it there", {
    exitCode: busy,
  })
