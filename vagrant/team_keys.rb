# frozen_string_literal: true

# The public keys of those who may log in to the machines, a file each.
module TeamKeys
  TYPES = %w[
    ssh-ed25519 ssh-rsa ecdsa-sha2-nistp256 ecdsa-sha2-nistp384 ecdsa-sha2-nistp521
    sk-ssh-ed25519@openssh.com sk-ecdsa-sha2-nistp256@openssh.com
  ].freeze

  # Answers the keys of a folder, and what is wrong there: a line for each mistake.
  def self.read(folder)
    names = (Dir.children(folder) - ["README.md"]).sort
    keys = names.to_h { |name| [name, read_key(File.join(folder, name))] }
    good, bad = keys.partition { |_, key| key }
    [good.map(&:last), bad.map { |name, _| "keys/#{name} is no public key (see keys/README.md)" }]
  end

  # One line "type base64 comment", whose base64 names the same type. No options: they can run commands.
  def self.read_key(path)
    return unless path.end_with?(".pub") && File.file?(path)

    lines = File.read(path).lines.map(&:strip).reject(&:empty?)
    type, body = lines.first.to_s.split
    lines.first if lines.one? && TYPES.include?(type) && type_of(body) == type
  end

  # A key begins with the length and the name of its type.
  def self.type_of(body)
    bytes = body.to_s.unpack1("m0")
    length = bytes.unpack1("N").to_i
    bytes.byteslice(4, length) if bytes.bytesize > 4 + length
  rescue ArgumentError
    nil
  end

  private_class_method :read_key, :type_of
end
