/** Paths on the controller, below the home folder of its user. */
export type Places = {
  /** Playbooks and inventory, replaced on each run. */
  playbooks: string
  /** What outlives a run: the controller's key, the host keys, the lock, what has been done. */
  state: string
  /** Folder of authorized_keys, on every machine. */
  ssh: string
}

export const homePlaces: Places = { playbooks: "cluster", state: ".cluster", ssh: ".ssh" }
