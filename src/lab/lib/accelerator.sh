# shellcheck shell=bash
# KVM where it really runs a guest, software emulation elsewhere.

# The CPU matters. In emulation `max` kills dom0's kernel with a page fault; this one also gives Xen nested SVM
# with nested paging, which PVH guests need.
cpu_options() {
  case $1 in
    kvm) echo "-accel kvm -cpu host" ;;
    tcg) echo "-accel tcg,thread=multi -cpu qemu64,+svm,+npt" ;;
  esac
}

# A /dev/kvm that opens may still not run a guest. So run one: a boot sector that writes 0x10 to QEMU's exit
# port (mov al,0x10; out 0xf4,al; hlt), which ends QEMU with status 2 * 0x10 + 1 = 33.
kvm_runs_a_guest() {
  local sector status=0
  [[ -r /dev/kvm && -w /dev/kvm ]] || return 1
  sector=$(mktemp)
  printf '\xb0\x10\xe6\xf4\xf4' >"$sector"
  truncate -s 510 "$sector"
  printf '\x55\xaa' >>"$sector"
  # Braces: bash itself reports an aborted QEMU, and that is one of the expected answers.
  {
    QEMU_LIMIT=30 qemu-system-x86_64 -machine q35 -accel kvm -cpu host -m 64 -display none -nodefaults -no-reboot \
      -device isa-debug-exit,iobase=0xf4,iosize=1 -drive "file=$sector,format=raw,if=floppy,readonly=on" \
      </dev/null >/dev/null 2>&1 || status=$?
  } 2>/dev/null
  rm -f "$sector"
  ((status == 33))
}

# The answer is kept for this kernel: the question costs up to half a minute.
accelerator() {
  local answer
  answer=$STATE/accelerator.$(uname -r)
  if [[ ! -s $answer ]]; then
    mkdir -p "$STATE"
    if kvm_runs_a_guest; then echo kvm >"$answer"; else echo tcg >"$answer"; fi
  fi
  echo "${DOM0_LAB_ACCEL:-$(<"$answer")}"
}
