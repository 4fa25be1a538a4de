import { startService } from "../../../tools/product/service-process.ts"

/** As a pod runs it: the image's own user, nothing to write to, no capability. */
const confined = [
  ...["--network", "host", "--read-only", "--read-only-tmpfs=false", "--cap-drop", "ALL"],
  ...["--security-opt", "no-new-privileges", "--log-driver", "none"],
  // More than these may be refused where the tests run.
  ...["--ulimit", "nofile=20000:20000", "--ulimit", "nproc=32768:32768"],
]

export type Said = { lines: string[]; faults: string[] }

/** Runs an image with podman until it serves on loopback; ports are free ones. */
export async function runImage(
  storage: readonly string[],
  image: string,
  env: Record<string, string>,
) {
  const said: Said = { lines: [], faults: [] }
  const variables = Object.entries({ HOST: "127.0.0.1", ...env }).map(([key, it]) => `${key}=${it}`)
  const service = await startService({
    command: [
      ...["podman", "--runtime", "/usr/sbin/runc", ...storage, "run", "--rm", ...confined],
      ...variables.flatMap((it) => ["--env", it]),
      image,
    ],
    env: {},
    log: (line) => said.lines.push(line),
    logError: (line) => said.faults.push(line),
  })
  return { ...service, said }
}
