import { afterAll, describe, expect, test } from "bun:test"
import { join } from "node:path"
import { root } from "@sentiment/tools/product/service-process"
import { startTestProduct } from "./product.ts"

const product = await startTestProduct()
afterAll(() => product.close())

async function run(command: string[]): Promise<string> {
  const child = Bun.spawn(command, { cwd: root, stdout: "pipe", stderr: "pipe" })
  const [out, err] = await Promise.all([child.stdout.text(), child.stderr.text()])
  return (await child.exited) === 0 ? out : err
}

const grpcurl = (...args: string[]) =>
  run([join(root, "tools/go/exec"), "grpcurl", "-plaintext", ...args])

describe("grpcurl, by reflection", () => {
  test("lists the services and describes ours", async () => {
    const services = await grpcurl(product.modelAddress, "list")
    expect(services).toContain("sentiment.v1.SentimentService")
    const described = await grpcurl(
      product.modelAddress,
      "describe",
      "sentiment.v1.SentimentService",
    )
    for (const rpc of ["Predict", "PredictBatch", "Explain"])
      expect(described).toContain(`rpc ${rpc} `)
  })

  test("hears from the health service that model-service is SERVING", async () => {
    const proto = join(root, "services/model/node_modules/grpc-health-check/proto/health/v1")
    const args = ["-import-path", proto, "-proto", "health.proto", product.modelAddress]
    expect(await grpcurl(...args, "grpc.health.v1.Health/Check")).toContain('"SERVING"')
  })

  test("is told what is wrong, with a reason for programs", async () => {
    const answer = await grpcurl(
      "-d",
      '{"text": " "}',
      product.modelAddress,
      "sentiment.v1.SentimentService/Predict",
    )
    expect(answer).toContain("InvalidArgument")
    expect(answer).toContain("text is empty or only blanks")
  })
})

test("the README's examples answer as it says", async () => {
  const readme = await Bun.file(join(root, "README.md")).text()
  const blocks = [...readme.matchAll(/```sh\n(.*?)```/gs)].map((it) => it[1] ?? "")
  const examples = blocks.filter((it) => /curl|grpcurl/.test(it))
  expect(examples).toHaveLength(2)
  for (const example of examples) {
    const here = example
      .replace("http://127.0.0.1:8080", product.url)
      .replace("127.0.0.1:50051", product.modelAddress)
    const answer = await run(["sh", "-c", here])
    expect(answer.toLowerCase()).toContain("positive")
    expect(answer).toContain('"score"')
  }
})
