import { kubeconfig, kubectlProgram } from "@sentiment/e2e-cluster/kubectl"

/** Prometheus at an address on loopback, by `kubectl proxy`. */
export async function openPrometheus() {
  const command = [kubectlProgram, "--kubeconfig", kubeconfig, "proxy", "--port=0"]
  const child = Bun.spawn(command, { stdin: "ignore", stdout: "pipe", stderr: "inherit" })
  const service = "/api/v1/namespaces/monitoring/services/prometheus:9090/proxy"
  return {
    url: `http://${await addressIn(child.stdout)}${service}`,
    async close(): Promise<void> {
      child.kill()
      await child.exited
    },
  }
}

/** What it says once it listens: `Starting to serve on 127.0.0.1:40123`. */
async function addressIn(output: ReadableStream<Uint8Array>): Promise<string> {
  let said = ""
  for await (const chunk of output) {
    said += new TextDecoder().decode(chunk)
    const address = /serve on (\S+)\n/.exec(said)?.[1]
    if (address) return address
  }
  throw new Error(`kubectl proxy ended: ${said}`)
}
