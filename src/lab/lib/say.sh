# shellcheck shell=bash disable=SC2034
# What the lab tells its user: all of it on stderr, since stdout belongs to the command's result.

say() { echo "lab: $*" >&2; }

die() {
  say "$*"
  exit 1
}

# die_with LOG WHAT: and where to read why.
die_with() { die "$2. The whole log: $1. Its end:"$'\n'"$(tail -n 15 "$1")"; }

bad_usage() {
  say "$*"
  exit 2
}

# phase WHAT COMMAND...: says what is being done, then how long it took. Not to be used in a condition:
# bash would then go on after a failed step inside COMMAND.
phase() {
  local what=$1 start=$SECONDS
  shift
  say "$what ..."
  "$@"
  say "$what: $((SECONDS - start)) s"
}

# until_true SECONDS COMMAND...: asks once a second; fails when the time is over.
until_true() {
  local deadline=$((SECONDS + $1))
  shift
  until "$@"; do
    ((SECONDS < deadline)) || return 1
    sleep 1
  done
}

# What each piece of work needs, with the Debian package that brings it: tool=package or file=package.
readonly RUN_TOOLS="socat=socat ssh=openssh-client flock=util-linux"
readonly BUILD_TOOLS="mmdebstrap=mmdebstrap /usr/share/keyrings/debian-archive-keyring.gpg=debian-archive-keyring mke2fs=e2fsprogs
  sfdisk=fdisk dpkg-scanpackages=dpkg-dev ssh-keygen=openssh-client setpriv=util-linux"
# An ordinary user builds in a user namespace, and writes a file system of root's files under fakeroot.
readonly USER_BUILD_TOOLS="fakeroot=fakeroot newuidmap=uidmap"

# need_tools PAIR...: names everything that is missing at once, before any work starts.
need_tools() {
  local pair tools=() packages=()
  # An ordinary user's PATH has no /sbin on Debian, where mke2fs and sfdisk live.
  PATH=$PATH:/usr/sbin:/sbin
  for pair in "$@"; do
    if ! command -v "${pair%%=*}" >/dev/null && [[ ! -f ${pair%%=*} ]]; then
      tools+=("${pair%%=*}")
      packages+=("${pair#*=}")
    fi
  done
  ((${#tools[@]} == 0)) || die "missing: ${tools[*]}. On Debian or Ubuntu: apt-get install $(printf '%s\n' "${packages[@]}" | sort -u | xargs)"
}
