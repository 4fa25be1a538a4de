import { join } from "node:path"
import { HERE, requiredVersion } from "../../e2e/nodes/artifacts/versions.ts"

/** A Go module whose sources hold schemas, and the product whose go.mod pins it. */
export interface Module {
  product: string
  module: string
}

export const KUBERNETES: Module = { product: "kubernetes", module: "k8s.io/kubernetes" }

export const CUSTOM: (Module & { files: string })[] = [
  {
    product: "istio",
    module: "istio.io/istio",
    files: "manifests/charts/base/files/crd-all*.yaml",
  },
  {
    product: "prometheus-operator",
    module: "github.com/prometheus-operator/prometheus-operator",
    files: "example/prometheus-operator-crd/*.yaml",
  },
]

export const versionOf = ({ product, module }: Module): Promise<string> =>
  requiredVersion(product, module)

/** Where Go keeps its sources; they are fetched from the module proxy when they are missing. */
export async function sourcesOf({ product, module }: Module): Promise<string> {
  if (!Bun.which("go")) throw new Error("Go is needed for the schemas: https://go.dev/dl")
  const child = Bun.spawn(["go", "mod", "download", "-json", module], {
    cwd: join(HERE, "go", product),
    stdin: "ignore",
    stdout: "pipe",
    stderr: "inherit",
  })
  const answer: { Dir?: string; Error?: string } = JSON.parse(await child.stdout.text())
  if (answer.Dir === undefined) throw new Error(`${module}: ${answer.Error}`)
  return answer.Dir
}
