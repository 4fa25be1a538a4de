import { basename } from "node:path"
import { problemList } from "@sentiment/tools/problem"
import type { Remote } from "./remote.ts"

/** Copies a folder over SFTP; `skip` says which names, wherever they are, stay here. */
export async function copyFolder(
  { ssh, machine }: Remote,
  from: string,
  to: string,
  skip: (name: string) => boolean,
): Promise<void> {
  const failed: string[] = []
  await ssh.putDirectory(from, to, {
    recursive: true,
    concurrency: 8,
    validate: (path) => !skip(basename(path)),
    tick: (local, _, error) => {
      if (error) failed.push(`${local}: ${error.message}`)
    },
  })
  if (failed.length > 0) throw problemList(`${machine.name}: files could not be copied:`, failed)
}
