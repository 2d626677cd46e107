# shellcheck shell=bash disable=SC2034 # its variables are for those who read it
# What ./demo and ./test share: installing what they need, and telling what they do and how long it took.

# phase WHAT COMMAND...: a heading, the command, and its time. A failure ends the script.
phase() {
  local what=$1 start=$SECONDS
  shift
  printf '\n== %s\n' "$what"
  "$@"
  printf -- '-- %s: %d s\n' "$what" $((SECONDS - start))
}

# Package=file that it brings; what is there already is left alone, so a newer JDK is fine.
readonly BUILD_PACKAGES="openjdk-17-jdk-headless=javac maven=mvn"
readonly LAB_PACKAGES="ansible-core=ansible-playbook
  mmdebstrap=mmdebstrap debian-archive-keyring=/usr/share/keyrings/debian-archive-keyring.gpg e2fsprogs=mke2fs
  fdisk=sfdisk dpkg-dev=dpkg-scanpackages socat=socat strace=strace iproute2=ip openssh-client=ssh util-linux=flock python3=python3"
readonly CHECK_PACKAGES="ansible-lint=ansible-lint shellcheck=shellcheck yamllint=yamllint pyflakes3=pyflakes3"

# install PACKAGE=FILE...: installs the Debian packages whose file is missing.
install() {
  local pair missing=() sudo=()
  for pair in "$@"; do
    if ! PATH=$PATH:/usr/sbin:/sbin command -v "${pair#*=}" >/dev/null && [[ ! -e ${pair#*=} ]]; then
      missing+=("${pair%%=*}")
    fi
  done
  if ((${#missing[@]} == 0)); then
    echo "everything is installed"
    return
  fi
  echo "installing ${missing[*]}"
  ((EUID == 0)) || sudo=(sudo)
  "${sudo[@]}" apt-get update -q
  DEBIAN_FRONTEND=noninteractive "${sudo[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}"
}
