import { startService } from "../service-process.ts"

/** Starts a service that never ends, says its process id, and ends itself or waits to be ended. */
const script = `echo '{"msg":"serving"}'; exec sleep 600`
const { pid } = await startService({
  command: ["sh", "-c", script],
  env: {},
  log: () => undefined,
})
console.log(pid)
if (process.argv[2] === "exit") process.exit(0)
