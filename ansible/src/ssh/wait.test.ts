import { afterAll, describe, expect, test } from "bun:test"
import { createServer } from "node:net"
import { keepOutput } from "../test/output.ts"
import { freePort, startSshd } from "../test/sshd.ts"
import { loadKnownHosts, parseKnownHosts } from "./known-hosts.ts"
import { connectAll } from "./wait.ts"

const sshd = await startSshd()
const known = await loadKnownHosts(sshd.knownHosts)
afterAll(() => sshd.close())
const never = new AbortController().signal
const problem = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => "all connected",
    (error: Error) => error.message,
  )

describe("connectAll", () => {
  test("waits for a machine that does not answer yet, and says so", async () => {
    const port = await freePort()
    const out = keepOutput()
    const late = { ...sshd.machine, name: "late", port }
    const [, hostKey] = sshd.hostKey.publicKey.split(" ")
    const lateKnown = parseKnownHosts("known_hosts", `[127.0.0.1]:${port} ssh-ed25519 ${hostKey}\n`)
    const passOn = Bun.sleep(300).then(() => forward(port, sshd.machine.port))
    const [remote] = await connectAll([late], lateKnown, { limitSeconds: 20, signal: never, out })
    const answer = await remote?.run("echo", ["here"])
    remote?.close()
    ;(await passOn).close()
    expect(answer?.stdout).toBe("here\n")
    expect(out.text()).toContain("waiting for SSH, 20 s at most: late (127.0.0.1)\n")
  })

  test("names all machines that cannot be used, each with its reason, once the time is over", async () => {
    const machines = [
      { ...sshd.machine, name: "gone", port: await freePort() },
      sshd.machine,
      { ...sshd.machine, name: "strange", address: "127.0.0.2" },
    ]
    const message = await problem(
      connectAll(machines, known, { limitSeconds: 0, signal: never, out: keepOutput() }),
    )
    expect(message).toMatch(/^not all machines can be used/)
    expect(message).toContain("gone (127.0.0.1:")
    expect(message).toContain("nothing listens there")
    expect(message).not.toContain("controller")
  })

  test("does not wait for a host with a strange key", async () => {
    const strangers = parseKnownHosts("known_hosts", "")
    const message = await problem(
      connectAll([sshd.machine], strangers, { limitSeconds: 60, signal: never, out: keepOutput() }),
    )
    expect(message).toContain("its host key is not in known_hosts")
  })

  test("ends at once when it is interrupted while it waits", async () => {
    const stop = new AbortController()
    const out = keepOutput()
    const waiting = (text: string) => {
      out.waiting(text)
      stop.abort(new Error("Ctrl-C"))
    }
    const gone = { ...sshd.machine, port: await freePort() }
    const options = { limitSeconds: 60, signal: stop.signal, out: { ...out, waiting } }
    expect(await problem(connectAll([gone], known, options))).toBe("Ctrl-C")
  })
})

/** A machine that begins to answer: hands connections on to another port. */
async function forward(from: number, to: number) {
  const { connect } = await import("node:net")
  const server = createServer((socket) => {
    const other = connect(to, "127.0.0.1")
    socket.pipe(other).pipe(socket)
    socket.on("error", () => other.destroy())
    other.on("error", () => socket.destroy())
  })
  await new Promise<void>((done) => server.listen(from, "127.0.0.1", done))
  return server
}
