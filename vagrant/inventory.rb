# frozen_string_literal: true

require "yaml"

# What Ansible and `bun run cluster` read: which machines there are and how to log in.
module Inventory
  # `key_file` answers the path of a machine's own private key, which Vagrant made for it.
  def self.write(path, machines, &key_file)
    text = "# Written by `vagrant up`.\n#{YAML.dump(describe(machines, &key_file)).delete_prefix("---\n")}"
    # Machines may start side by side; nobody reads half a file.
    part = "#{path}.#{Process.pid}.#{Thread.current.object_id}"
    File.write(part, text)
    File.rename(part, path)
  end

  def self.describe(machines, &key_file)
    controllers, workers = machines.partition { |it| it.name == "controller" }
    groups = { "control_plane" => controllers, "workers" => workers }
    children = groups.transform_values { |members| { "hosts" => hosts(members, &key_file) } }
    { "all" => { "vars" => { "ansible_user" => "vagrant" },
                 "children" => { "cluster" => { "children" => children } } } }
  end

  def self.hosts(machines)
    machines.to_h do |it|
      [it.name, { "ansible_host" => it.address, "node_ip" => it.address,
                  "ansible_ssh_private_key_file" => yield(it.name) }]
    end
  end

  private_class_method :describe, :hosts
end
