import { describe, expect, test } from "bun:test"
import { runCommandLine } from "./command-line.ts"
import { keepOutput } from "./test/output.ts"

async function run(...args: string[]) {
  const [out, errors] = [keepOutput(), keepOutput()]
  const { signal } = new AbortController()
  const code = await runCommandLine(args, { out, errors, signal, color: false, searchPath: "" })
  return { code, out: out.text(), errors: errors.text() }
}

const names = ["up", "status", "deploy", "verify", "down"]

describe("bun run cluster", () => {
  test("lists the commands when it is asked nothing", async () => {
    const { code, out } = await run()
    expect(code).toBe(0)
    for (const name of names) expect(out).toContain(`\n  ${name} `)
  })

  test.each(names)("%s --help shows options and examples", async (name) => {
    const { code, out } = await run(name, "--help")
    expect(code).toBe(0)
    expect(out).toContain(`\n  bun run cluster ${name}`)
    expect(out).toContain("--inventory FILE")
  })

  test.each([
    [["sideways"], "there is no command sideways"],
    [["up", "--frob"], "see bun run cluster up --help"],
    [["up", "more"], "see bun run cluster up --help"],
    [["up", "--from", "nowhere"], "--from takes general, ctrl, node, finalization, not nowhere"],
    [["up", "--wait", "long"], "--wait takes seconds, not long"],
    [["verify", "--address", "a b/c"], "a b/c is no address"],
    [["down", "--machines", "--inventory", "i.yml"], "--machines is for Vagrant's machines only"],
  ])("%j is refused with 2 before anything is done", async (args, expected) => {
    const { code, errors } = await run(...args)
    expect(code).toBe(2)
    expect(errors).toContain(expected)
  })

  test.each(names)("%s needs an inventory", async (name) => {
    const { code, errors } = await run(name, "--inventory", "/no/inventory.yml")
    expect(code).toBe(1)
    expect(errors).toBe("the inventory /no/inventory.yml cannot be read: it does not exist\n")
  })
})
