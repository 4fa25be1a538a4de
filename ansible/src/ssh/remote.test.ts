import { afterAll, beforeAll, describe, expect, test } from "bun:test"
import { mkdir, readFile, symlink } from "node:fs/promises"
import { join } from "node:path"
import { readText, standIn, startSshd } from "../test/sshd.ts"
import { connect } from "./connect.ts"
import { copyFolder } from "./copy-folder.ts"
import { loadKnownHosts } from "./known-hosts.ts"
import type { Remote } from "./remote.ts"

const sshd = await startSshd()
let remote: Remote
beforeAll(async () => {
  remote = await connect(sshd.machine, await loadKnownHosts(sshd.knownHosts))
})
afterAll(async () => {
  remote.close()
  await sshd.close()
})

const hostile = [
  "; rm -rf /tmp/nothing",
  "$(id)",
  "`id`",
  "it's",
  "'",
  "''",
  "'\\''",
  "\\",
  '"quoted" $HOME',
  "two\nlines\n",
  " blanks ",
  "*",
  "~",
  "&& echo no",
  "-n",
  "naïve ☃",
  "\t|\r>",
]

describe("a command on the other side", () => {
  test("gets each argument as it is, whatever characters it has", async () => {
    const { stdout } = await remote.run("printf", ["%s\\0", ...hostile])
    expect(stdout.split("\0").slice(0, -1)).toEqual(hostile)
  })

  test("gets random arguments of shell characters as they are", async () => {
    const characters = "'\\\"$`;&|<>(){}*?! \n\tab="
    let seed = 1
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    const word = () =>
      Array.from({ length: 1 + next(12) }, () => characters[next(characters.length)]).join("")
    const words = Array.from({ length: 500 }, word)
    const { stdout } = await remote.run("printf", ["%s\\0", ...words])
    expect(stdout.split("\0").slice(0, -1)).toEqual(words)
  })

  test("is refused when an argument is empty or cut by a zero byte, or the program is no name", async () => {
    const failure = (program: string, args: string[]) =>
      remote.run(program, args).then(
        () => "it ran",
        (error: Error) => error.message,
      )
    expect(await failure("echo", [""])).toContain("empty")
    expect(await failure("echo", ["a\0b"])).toContain("zero byte")
    expect(await failure("echo; id", [])).toContain("not a program's name")
  })

  test("is heard while it runs, and answers its exit code", async () => {
    await standIn(sshd, "talk", "echo one; read answer; echo two >&2; exit 7")
    const heard: string[] = []
    const stop = new AbortController()
    const { code, stdout, stderr } = await remote.run("talk", [], {
      stdin: "go on\n",
      hear: (chunk, from) => heard.push(`${from}: ${chunk.toString().trim()}`),
      signal: stop.signal,
    })
    expect({ code, stdout, stderr }).toEqual({ code: 7, stdout: "one\n", stderr: "two\n" })
    expect(heard).toEqual(["stdout: one", "stderr: two"])
  })

  test("gets its standard input, also a long one", async () => {
    const stdin = "a line of text\n".repeat(100_000)
    const { stdout } = await remote.run("wc", ["-c"], { stdin })
    expect(Number(stdout)).toBe(stdin.length)
  })

  test("that has to succeed and fails is told with what it said", async () => {
    const error = await remote.mustRun("ls", ["/no such folder"]).catch((it: Error) => it)
    expect(String(error)).toContain("controller: ls /no such folder … ended with 2")
    expect(String(error)).toContain("No such file")
  })
})

describe("an interrupted command", () => {
  const interrupted = async (script: string, graceMs = 200) => {
    await standIn(sshd, "long", script)
    const stop = new AbortController()
    const heard: string[] = []
    const hear = (chunk: Buffer) => {
      heard.push(chunk.toString())
      if (chunk.includes("started")) stop.abort(new Error("Ctrl-C"))
    }
    const options = { signal: stop.signal, hear, graceMs }
    const error = await remote.run("long", [], options).catch((it: Error) => it)
    return { error: String(error), heard: heard.join("") }
  }

  /** Empty for a process that has ended, also when nobody has asked for its exit code yet. */
  const programOf = (heard: string) =>
    readFile(`/proc/${heard.split("\n")[0]}/cmdline`, "utf8").catch(() => "")

  test("is interrupted on the other side, too, and may say a last word", async () => {
    const { error, heard } = await interrupted(
      'trap "echo interrupted; exit 1" INT; echo started; while :; do sleep 0.1; done',
      10_000,
    )
    expect(error).toBe("Error: Ctrl-C")
    expect(heard).toBe("started\ninterrupted\n")
  })

  test("takes its children with it, also those that do not hear the interruption", async () => {
    const { heard } = await interrupted("sleep 600 & echo $!; echo started; wait")
    expect(await programOf(heard)).toBe("")
  })

  test("that hears nothing at all is killed", async () => {
    const { error, heard } = await interrupted("trap '' INT TERM; echo $$; echo started; sleep 600")
    expect(error).toBe("Error: Ctrl-C")
    expect(await programOf(heard)).toBe("")
  })

  test("is not even begun when the interruption came before", async () => {
    const error = await remote
      .run("touch", [join(sshd.folder, "begun")], {
        signal: AbortSignal.abort(new Error("Ctrl-C")),
      })
      .catch((it: Error) => it)
    expect(String(error)).toBe("Error: Ctrl-C")
    expect(await Bun.file(join(sshd.folder, "begun")).exists()).toBe(false)
  })
})

describe("a lost connection", () => {
  test("fails the command that runs instead of hanging", async () => {
    const other = await startSshd()
    const lost = await connect(other.machine, await loadKnownHosts(other.knownHosts))
    await standIn(other, "linger", "echo started; sleep 3")
    const hear = () => lost.ssh.connection?.destroy()
    const error = await lost.run("linger", [], { hear }).catch((it: Error) => it)
    await other.close()
    expect(String(error)).toContain("was cut off")
  })
})

describe("copying a folder", () => {
  test("brings all files and folders but those that are to stay", async () => {
    const from = join(sshd.folder, "from")
    await mkdir(join(from, "roles/a b/files"), { recursive: true })
    await mkdir(join(from, "node_modules/x"), { recursive: true })
    await Bun.write(join(from, "site.yml"), "- hosts: all\n")
    await Bun.write(join(from, "roles/a b/files/it's"), "x")
    await Bun.write(join(from, "node_modules/x/index.js"), "x")
    const to = join(sshd.folder, "to")
    await copyFolder(remote, from, to, (name) => name === "node_modules")
    expect(await readText(join(to, "site.yml"))).toBe("- hosts: all\n")
    expect(await readText(join(to, "roles/a b/files/it's"))).toBe("x")
    expect(await Bun.file(join(to, "node_modules/x/index.js")).exists()).toBe(false)
  })

  test("names the files that could not be copied", async () => {
    const from = join(sshd.folder, "broken")
    await mkdir(from)
    await symlink("/no/such/file", join(from, "dangling"))
    const error = await copyFolder(remote, from, join(sshd.folder, "never"), () => false).catch(
      (it: Error) => it,
    )
    expect(String(error)).toContain("dangling")
  })
})
