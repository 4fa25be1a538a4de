import type { Tensor } from "onnxruntime-node"

/** The numbers of an output, which the graph has to give. */
export function floats(tensor: Tensor | undefined): Float32Array {
  if (tensor?.data instanceof Float32Array) return tensor.data
  throw new Error("the graph does not give the outputs that the manifest's kind promises")
}
