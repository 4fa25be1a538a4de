import { join } from "node:path"
import { type Client, createClient } from "@sentiment/nodes/hosts/clients"
import { run } from "@sentiment/nodes/hosts/run"
import type { Question } from "./ask.ts"

const program = join(import.meta.dir, "clients/burst.ts")
const raw = join(import.meta.dir, "clients/raw.ts")

/** The status of each question, asked one after the other by a computer with an address of its own. */
export async function askFrom(client: Client, questions: Question[]): Promise<number[]> {
  const command = [process.execPath, program, JSON.stringify(questions)]
  return JSON.parse(await run(client.within(command)))
}

/** The same for paths as they are written. */
export async function askRawFrom(client: Client, user: string, paths: string[]): Promise<number[]> {
  return JSON.parse(await run(client.within([process.execPath, raw, user, ...paths])))
}

/** Three computers with addresses of their own, while `work` runs. */
export async function withClients(
  work: (one: Client, other: Client, third: Client) => Promise<void>,
): Promise<void> {
  const clients: Client[] = []
  const create = async () => {
    const client = await createClient()
    clients.push(client)
    return client
  }
  try {
    await work(await create(), await create(), await create())
  } finally {
    for (const it of clients) await it.close()
  }
}
