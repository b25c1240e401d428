class Emissaryctl < Formula
  desc "Compiles Emissary-ingress resources into Envoy configuration, with no cluster"
  homepage "https://example.com/emissaryctl"
  url "@URL@"
  version "@VERSION@"
  sha256 "@SHA256@"
  license "Apache-2.0"
  depends_on :linux
  depends_on arch: :x86_64

  def install
    libexec.install Dir["*"]
    bin.install_symlink libexec/"bin/emissaryctl", libexec/"bin/kubectl-emissary"
    man1.install_symlink Dir[libexec/"share/man/man1/*"]
    bash_completion.install_symlink libexec/"share/bash-completion/completions/emissaryctl"
    zsh_completion.install_symlink libexec/"share/zsh/site-functions/_emissaryctl"
    fish_completion.install_symlink libexec/"share/fish/vendor_completions.d/emissaryctl.fish"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/emissaryctl --version")
  end
end
