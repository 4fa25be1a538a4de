#!/bin/sh
# The box's user and root have a password that everybody knows.
set -eu
passwd --quiet --lock vagrant
passwd --quiet --lock root
# The first mention of a setting counts, and Debian reads this folder before its own file.
cat >/etc/ssh/sshd_config.d/00-keys-only.conf <<END
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin no
END
sshd -t
systemctl reload ssh
