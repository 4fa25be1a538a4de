"""Asks the local network who holds each address and prints {address: hardware address} as JSON.

Usage: arp_probe.py OWN_ADDRESS ADDRESS...  The questions are probes as of RFC 5227: they claim nothing,
so no machine's neighbour table changes. A machine does not hear itself.
"""

import fcntl
import json
import socket
import struct
import sys
import time

ARP = 0x0806
GET_ADDRESS = 0x8915  # SIOCGIFADDR
ROUNDS = 3
ROUND_SECONDS = 0.4


def interface_of(address):
    """Gives the name of the interface that holds an address."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for _, name in socket.if_nameindex():
            try:
                answer = fcntl.ioctl(sock, GET_ADDRESS, struct.pack("256s", name.encode()))
            except OSError:
                continue  # an interface without an address
            if socket.inet_ntoa(answer[20:24]) == address:
                return name
    sys.exit(f"no interface has the address {address}")


def probe(mac, address):
    """Builds the broadcast "who has this address?" of somebody who has no address yet."""
    ethernet = struct.pack("!6s6sH", b"\xff" * 6, mac, ARP)
    head = struct.pack("!HHBBH", 1, 0x0800, 6, 4, 1)
    return ethernet + head + mac + bytes(4) + bytes(6) + socket.inet_aton(address)


def listen(sock, wanted, seconds):
    """Collects who answers for the wanted addresses until the time is over."""
    found = {}
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        sock.settimeout(left)
        try:
            frame = sock.recv(2048)
        except TimeoutError:
            break
        address = socket.inet_ntoa(frame[28:32])
        if frame[20:22] == b"\x00\x02" and address in wanted:
            found[address] = frame[22:28].hex(":")
    return found


def main(own, *wanted):
    """Asks some times, since a single broadcast may be lost."""
    with socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ARP)) as sock:
        sock.bind((interface_of(own), ARP))
        found = {}
        for _ in range(ROUNDS):
            for address in wanted:
                sock.send(probe(sock.getsockname()[4], address))
            found.update(listen(sock, wanted, ROUND_SECONDS))
    print(json.dumps(found))


main(*sys.argv[1:])
