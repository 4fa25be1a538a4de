# frozen_string_literal: true

require "fileutils"
require "minitest/autorun"
require "open3"
require "tmpdir"
require_relative "../team_keys"

describe TeamKeys do
  before { @folder = Dir.mktmpdir }
  after { FileUtils.remove_entry(@folder) }

  def write(name, text) = File.write(File.join(@folder, name), text)

  def generate(*options)
    file = File.join(Dir.mktmpdir, "key")
    system("ssh-keygen", "-q", "-N", "", "-C", "ada@home", *options, "-f", file, exception: true)
    [File.read("#{file}.pub"), File.read(file)]
  end

  def mistakes = TeamKeys.read(@folder).last

  it "reads the keys of every kind that ssh-keygen makes" do
    keys = [%w[-t ed25519], %w[-t rsa -b 2048], %w[-t ecdsa -b 384]].map { |it| generate(*it).first }
    keys.each_with_index { |key, at| write("#{at}.pub", key) }
    assert_equal [keys.map(&:strip), []], TeamKeys.read(@folder)
  end

  it "has no keys while there is only the README" do
    write("README.md", "# Keys")
    assert_equal [[], []], TeamKeys.read(@folder)
  end

  it "refuses a private key, whatever its file is called" do
    private_key = generate("-t", "ed25519").last
    write("ada", private_key)
    write("bob.pub", private_key)
    assert_equal 2, mistakes.size
    assert_match(%r{keys/ada is no public key}, mistakes.first)
  end

  it "refuses options, several keys, cut keys and other types" do
    key = generate("-t", "ed25519").first.strip
    write("options.pub", "command=\"reboot\" #{key}")
    write("several.pub", "#{key}\n#{key}")
    write("cut.pub", key[0, 30])
    write("other.pub", key.sub("ssh-ed25519", "ssh-rsa"))
    write("old.pub", "ssh-dss AAAAB3NzaC1kc3M= ada")
    write("empty.pub", "")
    assert_equal 6, mistakes.size
  end
end

describe "authorise-keys.sh" do
  SCRIPT = File.join(__dir__, "../scripts/authorise-keys.sh")

  before do
    @folder = Dir.mktmpdir
    @file = File.join(@folder, "authorized_keys")
    File.write(@file, "ssh-rsa AAAA vagrant insecure public key\nssh-rsa BBBB vagrant\n")
  end
  after { FileUtils.remove_entry(@folder) }

  def run_with(*keys) = Open3.capture2e(SCRIPT, @file, *keys)

  it "keeps this machine's own key, and drops the one that everybody knows" do
    run_with("ssh-ed25519 CCCC ada")
    keys = File.readlines(@file, chomp: true).grep_v(/\A#/)
    assert_equal ["ssh-rsa BBBB vagrant", "ssh-ed25519 CCCC ada"], keys
    assert_equal 0o600, File.stat(@file).mode & 0o777
  end

  it "changes nothing when it runs again, and drops who has left" do
    2.times { run_with("ssh-ed25519 CCCC ada", "ssh-ed25519 DDDD bob") }
    assert_equal 5, File.readlines(@file).size
    run_with
    refute_match(/CCCC|DDDD/, File.read(@file))
  end
end
