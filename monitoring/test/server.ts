import { programOf } from "./programs.ts"

/** A program of Prometheus' family on a free port of loopback, started with these arguments. */
export async function startServer(product: string, ...args: string[]) {
  const program = [programOf(product, product), ...args, "--web.listen-address=127.0.0.1:0"]
  const child = Bun.spawn(program, { stdin: "ignore", stdout: "ignore", stderr: "pipe" })
  return {
    url: `http://${await addressIn(child.stderr)}`,
    async close(): Promise<void> {
      child.kill()
      await child.exited
    },
  }
}

/** Reads the log until it says where the program listens, and goes on, so that the program never waits. */
function addressIn(log: ReadableStream<Uint8Array>): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const read = async () => {
    const decoder = new TextDecoder()
    let text = ""
    for await (const chunk of log) {
      text += decoder.decode(chunk, { stream: true })
      const found = /Listening on.*?address=(127\.0\.0\.1:\d+)/.exec(text)?.[1]
      if (found) resolve(found)
    }
    reject(new Error(`it ended: ${text.slice(-2_000)}`))
  }
  read().catch(reject)
  return promise
}
