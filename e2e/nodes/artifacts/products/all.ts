import type { Product } from "../product.ts"
import { alertmanager } from "./alertmanager.ts"
import { containerd } from "./containerd.ts"
import { coredns } from "./coredns.ts"
import { crictl } from "./crictl.ts"
import { etcd } from "./etcd.ts"
import { flannel } from "./flannel.ts"
import { helm } from "./helm.ts"
import { istio } from "./istio.ts"
import { kubernetes } from "./kubernetes.ts"
import { metallb } from "./metallb.ts"
import { metricsServer } from "./metrics-server.ts"
import { prometheus } from "./prometheus.ts"
import { prometheusOperator } from "./prometheus-operator.ts"
import { ratelimit } from "./ratelimit.ts"

const CLUSTER = [kubernetes, containerd, etcd, coredns, flannel, crictl, helm]
const ADDONS = [istio, metallb, metricsServer, prometheusOperator, prometheus, alertmanager]
const OVERLAY = [ratelimit]

/** In the order of need: a cluster first, then what runs on it, then what the overlay needs. */
export const PRODUCTS: Product[] = [...CLUSTER, ...ADDONS, ...OVERLAY]
