import type { Programs } from "../product.ts"

/** Programs only: Flannel's product puts them into an image, at the tag that its manifest names. */
export const flannelCni: Programs = {
  name: "flannel-cni",
  module: "github.com/containernetworking/plugins",
  moduleVersion: () => "v0.9.1",
  build: () => ({
    stamps: {
      "github.com/containernetworking/plugins/pkg/utils/buildversion.BuildVersion": "v0.9.1",
    },
  }),
}
