# frozen_string_literal: true

# The machines of the cluster, as the environment wants them.
module Machines
  Machine = Struct.new(:name, :address, :cpus, :memory, keyword_init: true)

  # kubeadm refuses a controller with less than 2 CPUs or 1,700 MiB, of which the kernel keeps some.
  # 20 workers end at .30: MetalLB has the addresses from .90.
  SETTINGS = {
    "WORKERS" => { default: 2, range: 1..20, unit: "workers" },
    "CONTROLLER_CPUS" => { default: 2, range: 2..64, unit: "CPUs" },
    "CONTROLLER_MEMORY" => { default: 4096, range: 2048..262_144, unit: "MiB" },
    "WORKER_CPUS" => { default: 2, range: 1..64, unit: "CPUs" },
    "WORKER_MEMORY" => { default: 4096, range: 2048..262_144, unit: "MiB" },
  }.freeze

  NETWORK = "192.168.56"
  NETMASK = "255.255.255.0"

  # Answers the machines, and what is wrong with the environment: one line for each mistake.
  def self.read(env)
    numbers = SETTINGS.to_h { |key, setting| [key, number(env[key], setting)] }
    mistakes = numbers.select { |_, value| value.nil? }.keys.map { |key| mistake(key, env[key]) }
    [mistakes.empty? ? all(numbers) : [], mistakes]
  end

  def self.all(numbers)
    workers = (1..numbers["WORKERS"]).map do |number|
      build("worker-#{number}", 10 + number, numbers, "WORKER")
    end
    [build("controller", 10, numbers, "CONTROLLER"), *workers]
  end

  def self.build(name, host, numbers, kind)
    Machine.new(name: name, address: "#{NETWORK}.#{host}",
                cpus: numbers["#{kind}_CPUS"], memory: numbers["#{kind}_MEMORY"])
  end

  # nil when it is no whole number of the range; an empty variable is one that is not set.
  def self.number(text, setting)
    return setting[:default] if text.nil? || text.empty?

    value = Integer(text, 10, exception: false)
    value if value && setting[:range].cover?(value)
  end

  def self.mistake(key, text)
    range, unit = SETTINGS[key].values_at(:range, :unit)
    "#{key} is #{text.inspect}, but must be a whole number of #{unit} from #{range.min} to #{range.max}"
  end

  private_class_method :all, :build, :number, :mistake
end
