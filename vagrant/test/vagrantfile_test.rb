# frozen_string_literal: true

require "fileutils"
require "minitest/autorun"
require "pathname"
require "tmpdir"
require "yaml"
ENV["VAGRANT_HOME"] ||= Dir.mktmpdir
require "vagrant"

# The Vagrantfile as Vagrant itself reads it, without a provider.
describe "Vagrantfile" do
  before do
    @folder = Dir.mktmpdir
    source = File.expand_path("..", __dir__)
    FileUtils.cp_r(File.join(source, "Vagrantfile"), @folder)
    %w[machines.rb team_keys.rb inventory.rb scripts].each do |name|
      FileUtils.ln_s(File.join(source, name), @folder)
    end
    FileUtils.mkdir(File.join(@folder, "keys"))
  end
  after { FileUtils.remove_entry(@folder) }

  # The environment is read while the file is evaluated.
  def load_with(env = {})
    before = ENV.to_h
    ENV.update(env)
    @vagrant = Vagrant::Environment.new(cwd: @folder)
    @vagrant.vagrantfile
  ensure
    ENV.replace(before)
  end

  def machine(file, name, provider = :virtualbox)
    file.machine_config(name, provider, @vagrant.boxes, nil, false)[:config]
  end

  it "defines a controller, which is the default, and as many workers as wanted" do
    file = load_with("WORKERS" => "3")
    assert_equal %i[controller worker-1 worker-2 worker-3], file.machine_names
    assert_equal :controller, file.primary_machine_name
  end

  it "gives a machine its box, name, address and size" do
    config = machine(load_with("WORKER_CPUS" => "3", "WORKER_MEMORY" => "6144"), :"worker-2")
    assert_equal ["bento/debian-12", "worker-2"], [config.vm.box, config.vm.hostname]
    assert_equal ["192.168.56.12"], private_networks(config).map { |it| it[:ip] }
    sizes = config.vm.get_provider_config(:virtualbox).customizations.map { |_, it| it.last(2) }
    assert_equal({ "--cpus" => "3", "--memory" => "6144" }, sizes.to_h.transform_values(&:to_s))
  end

  it "shares no folder and forwards nothing but SSH on loopback" do
    config = machine(load_with, :controller)
    assert(config.vm.synced_folders.values.all? { |it| it[:disabled] })
    forwarded = config.vm.networks.select { |type, _| type == :forwarded_port }.map(&:last)
    assert_equal([[22, "127.0.0.1"]], forwarded.map { |it| [it[:guest], it[:host_ip]] })
  end

  it "replaces the box's key, authorises the team and refuses passwords" do
    File.write(File.join(@folder, "keys/ada.pub"), KEY)
    config = machine(load_with, :controller)
    assert_equal true, config.ssh.insert_key
    scripts = config.vm.provisioners.to_h { |it| [File.basename(it.config.path), it.config.args] }
    assert_equal %w[authorise-keys.sh refuse-passwords.sh], scripts.keys
    assert_equal ["/home/vagrant/.ssh/authorized_keys", KEY], scripts["authorise-keys.sh"]
  end

  it "names every mistake of the environment and of the keys, without a trace" do
    File.write(File.join(@folder, "keys/ada"), "PRIVATE")
    env = { "WORKERS" => "none", "WORKER_MEMORY" => "512" }
    error = assert_raises(Vagrant::Errors::VagrantError) { load_with(env).machine_names }
    %w[WORKERS WORKER_MEMORY keys/ada].each { |it| assert_includes error.message, it }
    refute_match(/Vagrantfile:\d+/, error.message)
  end

  it "writes the inventory once a machine has started, with each machine's own key" do
    trigger = load_with("WORKERS" => "1").config.trigger.after_triggers.find { |it| it.command == :up }
    trigger.ruby_block.call(nil, Started.new(@vagrant, :libvirt))
    inventory = YAML.load_file(File.join(@folder, "inventory.yml"))
    groups = inventory.dig("all", "children", "cluster", "children")
    key = File.join(@vagrant.local_data_path, "machines/worker-1/libvirt/private_key")
    expected = { "worker-1" => { "ansible_host" => "192.168.56.11", "node_ip" => "192.168.56.11",
                                 "ansible_ssh_private_key_file" => key } }
    assert_equal expected, groups.dig("workers", "hosts")
    assert_equal ["controller"], groups.dig("control_plane", "hosts").keys
    assert_equal({ "ansible_user" => "vagrant" }, inventory.dig("all", "vars"))
  end

  # What the trigger asks of a machine.
  Started = Struct.new(:env, :provider_name)

  KEY = "ssh-ed25519 #{["#{[11].pack("N")}ssh-ed25519#{[32].pack("N")}#{"k" * 32}"].pack("m0")} ada"

  def private_networks(config)
    config.vm.networks.select { |type, _| type == :private_network }.map(&:last)
  end
end
