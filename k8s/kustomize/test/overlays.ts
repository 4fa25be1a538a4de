/** What is deployed as it is. */
export const deployed = ["overlays/vagrant", "overlays/second"] as const

/** One version alone, without a mesh. */
export const variants = ["overlays/v1", "overlays/v2"] as const
