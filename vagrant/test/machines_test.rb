# frozen_string_literal: true

require "minitest/autorun"
require_relative "../machines"

describe Machines do
  def names_and_addresses(env)
    machines, = Machines.read(env)
    machines.map { |it| [it.name, it.address] }
  end

  it "makes a controller and two workers of an empty environment" do
    machines, mistakes = Machines.read({})
    assert_empty mistakes
    assert_equal(%w[controller worker-1 worker-2], machines.map(&:name))
    assert_equal([2], machines.map(&:cpus).uniq)
    assert_equal([4096], machines.map(&:memory).uniq)
  end

  it "gives each machine the address that its name says" do
    expected = [%w[controller 192.168.56.10], %w[worker-1 192.168.56.11], %w[worker-2 192.168.56.12]]
    assert_equal expected, names_and_addresses({})
  end

  it "keeps 20 workers below MetalLB's addresses" do
    assert_equal %w[worker-20 192.168.56.30], names_and_addresses("WORKERS" => "20").last
  end

  it "sizes the controller and the workers apart" do
    env = { "CONTROLLER_CPUS" => "4", "CONTROLLER_MEMORY" => "8192",
            "WORKER_CPUS" => "1", "WORKER_MEMORY" => "2048" }
    (controller, worker), = Machines.read(env)
    assert_equal [4, 8192], [controller.cpus, controller.memory]
    assert_equal [1, 2048], [worker.cpus, worker.memory]
  end

  it "takes an empty variable for one that is not set" do
    assert_equal 3, names_and_addresses("WORKERS" => "").size
  end

  it "names all mistakes together" do
    env = { "WORKERS" => "21", "CONTROLLER_CPUS" => "1", "CONTROLLER_MEMORY" => "1024",
            "WORKER_CPUS" => "two", "WORKER_MEMORY" => "4096.5" }
    machines, mistakes = Machines.read(env)
    assert_empty machines
    assert_equal env.keys, mistakes.map { |it| it[/\A\S+/] }
    assert_equal 'WORKERS is "21", but must be a whole number of workers from 1 to 20', mistakes.first
  end

  it "refuses what only looks like a number" do
    ["0", "-1", "0x2", "1e1", "2 3", "2;reboot"].each do |text|
      _, mistakes = Machines.read("WORKERS" => text)
      assert_equal 1, mistakes.size, text
    end
  end
end
