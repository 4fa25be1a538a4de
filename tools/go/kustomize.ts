import { join } from "node:path"

/** Your own kustomize, or the one that tools/go.mod pins. */
export const kustomize = Bun.which("kustomize")
  ? ["kustomize"]
  : [join(import.meta.dir, "exec"), "kustomize"]
