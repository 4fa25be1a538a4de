/** The datasource as Ansible and kube-prometheus-stack name it. */
export const prometheus = { type: "prometheus", uid: "prometheus" }

/** Labels of what the dashboard's variables choose. */
export const here = 'namespace="$namespace"'
export const chosen = `${here},version=~"$version"`
/** What the objectives are about. */
export const prediction = 'route="/api/predictions",method="POST"'

/** A second, in the resolution of the panel. */
export const rate = (series: string) => `rate(${series}[$__rate_interval])`
export const sumRate = (by: string, series: string) => `sum by (${by}) (${rate(series)})`

/** In all the time that the dashboard shows. */
export const sumTotal = (by: string, series: string) =>
  `sum by (${by}) (increase(${series}[$__range]))`

/** `labels` of a histogram's buckets; without a request there is no quantile. */
export const quantile = (q: number, histogram: string, labels: string, by: string) =>
  `histogram_quantile(${q}, ${sumRate(`le, ${by}`, `${histogram}_bucket{${labels}}`)})`

export const mean = (histogram: string, labels: string, by: string) =>
  `${sumRate(by, `${histogram}_sum{${labels}}`)} / ${sumRate(by, `${histogram}_count{${labels}}`)}`

/** 0 where there is nothing: a counter that has labels begins with the first event. */
export const orNone = (expression: string) => `${expression} or on () vector(0)`
