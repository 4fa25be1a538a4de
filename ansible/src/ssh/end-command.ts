import type { ClientChannel } from "ssh2"

const graceMs = 10_000

/**
 * Ends what runs on the other side, politely first: closing the channel alone would leave it running.
 * sshd passes the signal on to the whole process group.
 */
export async function endCommand(channel: ClientChannel, waitMs = graceMs): Promise<void> {
  const closed = new Promise<"closed">((done) => channel.once("close", () => done("closed")))
  for (const name of ["INT", "TERM", "KILL"]) {
    channel.signal(name)
    if ((await Promise.race([closed, late(waitMs)])) === "closed") return
  }
  channel.close()
}

const late = (ms: number) =>
  new Promise<"late">((done) => setTimeout(() => done("late"), ms).unref())
