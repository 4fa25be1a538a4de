type Options = {
  /** Ends the command at once. */
  signal?: AbortSignal | undefined
  /** Called with each line of its standard output. */
  onLine?: (line: string) => void
  env?: Record<string, string>
}

/**
 * Runs a command, without a shell, and returns its standard output. It is out of Ctrl-C's reach:
 * who runs it decides what is finished and what is taken back.
 */
export async function run(command: string[], options: Options = {}): Promise<string> {
  options.signal?.throwIfAborted()
  const child = Bun.spawn(command, {
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
    detached: true,
    env: { ...process.env, ...options.env },
    killSignal: "SIGKILL",
    ...(options.signal && { signal: options.signal }),
  })
  const [output, problems, code] = await Promise.all([
    readLines(child.stdout, options.onLine),
    new Response(child.stderr).text(),
    child.exited,
  ])
  options.signal?.throwIfAborted()
  if (code === 0) return output
  throw new Error(`${command.join(" ")}\nexited with ${code}: ${lastLines(problems || output)}`)
}

/** Whether a command says yes. */
export async function succeeds(command: string[]): Promise<boolean> {
  return (await Bun.spawn(command, { stdio: ["ignore", "ignore", "ignore"] }).exited) === 0
}

export function lastLines(text: string, count = 15): string {
  return text.trimEnd().split("\n").slice(-count).join("\n")
}

async function readLines(stream: ReadableStream<Uint8Array>, onLine?: (line: string) => void) {
  const decoder = new TextDecoder()
  let text = ""
  let start = 0
  for await (const chunk of stream) {
    text += decoder.decode(chunk, { stream: true })
    for (let end = text.indexOf("\n", start); end >= 0; end = text.indexOf("\n", start)) {
      onLine?.(text.slice(start, end))
      start = end + 1
    }
  }
  return text
}
