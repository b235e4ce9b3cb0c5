# shellcheck shell=bash
# Read by every script of bin/: goes to the project's folder, puts its own tools first, and speaks to the person.
# Plain bash that also runs on macOS (3.2).

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

TOOLS=$PWD/target/tools
export CARGO_TARGET_DIR=$PWD/target
export PATH=$TOOLS/bin:$PWD/node_modules/.bin:$PATH

# Made by bin/lib/rust-from-debian where rustup's server is out of reach.
if [ -e "$TOOLS/rust/ready" ]; then
  PATH=$TOOLS/rust/bin:$PATH
  export SYSROOT=$TOOLS/rust # clippy asks for it
fi

# Number of the step and when the first began; bin/run hands them on, so that its steps are counted through.
export AK1_STEP=${AK1_STEP:-0} AK1_STEPS=${AK1_STEPS:-} AK1_BEGIN=${AK1_BEGIN:-$(date +%s)}

# step TEXT: says which step begins now, of how many, and the time since the first.
step() {
  local past=$(($(date +%s) - AK1_BEGIN))
  AK1_STEP=$((AK1_STEP + 1))
  printf '[%d/%d, %d:%02d] %s\n' "$AK1_STEP" "$AK1_STEPS" $((past / 60)) $((past % 60)) "$1"
}

say() { printf '  %s\n' "$1"; }

# fail WHAT-HAPPENED WHAT-TO-DO
fail() {
  printf '\n%s: %s\n  %s\n' "$(basename "$0")" "$1" "$2" >&2
  exit 1
}

have() { command -v "$1" >/dev/null; }

# as_root COMMAND...: false where neither root nor sudo is to be had.
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; elif have sudo; then sudo "$@"; else return 1; fi
}

# debian PACKAGE...: installs them, or is false.
debian() {
  have apt-get || return 1
  say "Installing $* with apt-get"
  as_root apt-get update -qq && as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# unpacked PACKAGE: puts the program of that name from Debian's package beside our own tools, without installing anything; or is false, also where a
# library is missing that would come with it.
unpacked() (
  mkdir -p "$TOOLS/debian" "$TOOLS/bin" && cd "$TOOLS/debian" || return
  apt-get download -qq "$1" 2>/dev/null || { as_root apt-get update -qq && apt-get download -qq "$1"; } || return
  dpkg-deb --extract "$1"_*.deb "$1" && rm "$1"_*.deb || return
  program=$(find "$PWD/$1/usr" -name "$1" -type f -perm -u+x | head -1)
  [ -n "$program" ] && ! ldd "$program" 2>/dev/null | grep -q 'not found' && ln -sf "$program" "$TOOLS/bin/$1"
)

# Path of an installed Chromium or Chrome, or nothing.
find_browser() {
  local name
  for name in "${AK1_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if [ -n "$name" ] && have "$name"; then
      command -v "$name"
      return
    fi
  done
}
