#!/bin/sh
# All that can be said about the playbooks without a machine.
set -eu
cd "$(dirname "$0")"
ansible-lint
yamllint --strict .
ansible-playbook --syntax-check -i localhost, general.yml ctrl.yml node.yml finalization.yml reset.yml
