import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import type { Registry } from "prom-client"

/** Serves `/metrics` on a port of its own, so that it is neither public nor captured by the mesh. */
export async function serveMetrics(registry: Registry, host: string, port: number) {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") return response.writeHead(404).end()
    const answer = (text: string) =>
      response.writeHead(200, { "content-type": registry.contentType }).end(text)
    registry.metrics().then(answer, () => response.writeHead(500).end())
  })
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject)
    server.listen(port, host, resolve)
  })
  return {
    port: (server.address() as AddressInfo).port,
    close(): void {
      server.close()
      server.closeAllConnections()
    },
  }
}
