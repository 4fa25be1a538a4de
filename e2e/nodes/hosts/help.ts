import { mostWorkers } from "./hosts.ts"

export const helps = {
  up: `bun run nodes up [--workers N]

Makes a controller and N workers (0 to ${mostWorkers}, default 2) that behave like fresh Debian 12 servers, and
waits until one can log in to each. Hosts that are up stay as they are, those that are off are
switched on. Ctrl-C takes back what it made. Needs root; installs podman and the like on Debian.
Writes inventory.yml, known_hosts and id_ed25519 to SENTIMENT_CACHE/nodes.`,
  down: `bun run nodes down

Removes the hosts, their disks, network, clients and keys. The base root stays in the cache.`,
  status: `bun run nodes status

Says which hosts are on and off, and how to log in.`,
  off: `bun run nodes off HOST

Cuts the power of a host: every process ends at once, the disk stays as it is.`,
  on: `bun run nodes on HOST

Switches a host on again, with the disk it had, and waits until one can log in.`,
  wipe: `bun run nodes wipe HOST

Makes a host a fresh server again: empty disk, new host keys (known_hosts gets them).`,
  with: `bun run nodes with [--keep] COMMAND…

Makes hosts, runs the command, and removes them, also when it fails and after Ctrl-C. Ends with the
command's exit code. Refuses when there are hosts already. --keep leaves them if the code is 0.`,
}

export const help = `Test nodes: servers for the cluster on this one machine.

  bun run nodes up [--workers N]   makes them, or says that they are there
  bun run nodes down               removes all of it
  bun run nodes status             what is on, what is off
  bun run nodes off | on HOST      cuts the power of one, switches it on again
  bun run nodes wipe HOST          makes one fresh again
  bun run nodes with COMMAND…      makes hosts for as long as a command runs

SENTIMENT_CACHE (default ~/.cache/sentiment-analyzer) is where all of it lies. --help after a
command says more.`
