import { kubectl, list } from "@sentiment/e2e-cluster/kubectl"
import { namespace } from "./product.ts"

/** A Service of one version's model alone while `work` runs: a way round the pairing, with mTLS. */
export async function withDirectService(
  version: string,
  work: (address: string) => Promise<void>,
): Promise<void> {
  const name = `e2e-direct-${version}`
  const of = ["-n", namespace, "service", name]
  await kubectl("create", ...of.slice(0, 2), "service", "clusterip", name, "--tcp=50051:50051")
  try {
    const selector = { app: "model-service", version }
    const ports = [{ name: "grpc", port: 50051, targetPort: "grpc", appProtocol: "grpc" }]
    const patch = JSON.stringify({ spec: { selector, ports } })
    await kubectl("patch", ...of, "--type=merge", "--patch", patch)
    await work(`${name}:50051`)
  } finally {
    await kubectl("delete", ...of)
  }
}

/** The status of an empty gRPC call, or why there is none, from within a pod of app-service. */
export async function callFromApp(version: string, address: string): Promise<string> {
  const [pod] = await list("pods", "-n", namespace, "-l", `app=app-service,version=${version}`)
  const script = `const { connect } = await import("node:http2")
    const session = connect("http://${address}")
    const say = (text) => { console.log(text); process.exit() }
    session.on("error", (error) => say("no answer: " + error.code))
    const call = session.request({ ":method": "POST", ":path": "/sentiment.v1.SentimentService/Predict",
      "content-type": "application/grpc", te: "trailers" })
    call.on("error", (error) => say("no answer: " + error.code))
    const hear = (headers) => headers["grpc-status"] && say("grpc-status " + headers["grpc-status"])
    call.on("response", hear)
    call.on("trailers", hear)
    call.resume()
    call.end(Buffer.from([0, 0, 0, 0, 0]))
    setTimeout(() => say("no answer: late"), 8000)`
  const exec = ["exec", "-n", namespace, pod?.metadata.name ?? "", "-c", "app", "--"]
  return (await kubectl(...exec, "bun", "-e", script)).trim()
}
