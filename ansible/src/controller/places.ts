import { posix } from "node:path"
import { Problem } from "@sentiment/tools/problem"
import type { Remote } from "../ssh/remote.ts"

/** Paths on the controller. */
export type Places = {
  /** Playbooks and inventory, replaced on each run. */
  playbooks: string
  /** What outlives a run: the controller's key, the host keys, the lock, what has been done. */
  state: string
  /** Folder of authorized_keys; the same on every machine. */
  ssh: string
}

/** Below the home folder of whom we log in as. */
export const homePlaces: Places = { playbooks: "cluster", state: ".cluster", ssh: ".ssh" }

/** The same as absolute paths, which Ansible and ssh need; that of `ssh` stays as it is. */
export async function findPlaces(controller: Remote, places: Places): Promise<Places> {
  const home = (await controller.mustRun("pwd", [])).trim()
  // ssh splits its options at blanks, and Ansible its arguments.
  if (!/^\/[\w./-]*$/.test(home)) {
    throw new Problem(`${controller.machine.name}: SSH's options cannot hold the folder ${home}`)
  }
  const from = (place: string) => posix.resolve(home, place)
  return { ...places, playbooks: from(places.playbooks), state: from(places.state) }
}
