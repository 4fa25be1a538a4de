module sentiment-analyzer/artifacts/flannel-cni

go 1.26.0

tool github.com/containernetworking/plugins/plugins/meta/flannel

// The last release that holds Flannel's plugin, with a CNI library that knows version 1.0.0.
require (
	github.com/containernetworking/cni v1.3.0
	github.com/containernetworking/plugins v0.9.1
)

require (
	github.com/vishvananda/netns v0.0.4 // indirect
	golang.org/x/sys v0.23.0 // indirect
)
