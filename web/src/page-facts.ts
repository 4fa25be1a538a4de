/** What the server wrote into the page about itself. */
export interface PageFacts {
  readonly appVersion: string
  readonly highlights: boolean
}

export function readPageFacts(dataset: DOMStringMap): PageFacts {
  const features = (dataset.features ?? "").split(",").map((name) => name.trim())
  return { appVersion: dataset.appVersion ?? "", highlights: features.includes("highlights") }
}
