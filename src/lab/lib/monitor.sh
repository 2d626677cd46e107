# shellcheck shell=bash
# One command to QEMU's monitor. It goes over QMP, which says when a command is done and what it answered.

# monitor COMMAND: prints what the monitor said; fails when QEMU does not answer within 3 minutes.
monitor() {
  local reply status=0
  coproc QMP { exec socat - "UNIX-CONNECT:$MACHINE/monitor.sock" 2>/dev/null; }
  # shellcheck disable=SC2153
  local pid=$QMP_PID in=${QMP[1]} out=${QMP[0]}
  printf '%s\n' '{"execute": "qmp_capabilities"}' \
    '{"execute": "human-monitor-command", "id": "lab", "arguments": {"command-line": "'"$1"'"}}' >&"$in" || status=1
  reply=$(timeout 180 sed -n '/"id": "lab"/{p;q}' <&"$out") || status=1
  kill "$pid" 2>/dev/null || true
  wait "$pid" 2>/dev/null || true
  [[ $status == 0 && $reply == '{"return": "'* ]] || return 1
  reply=${reply#'{"return": "'}
  # JSON's escapes are ones that printf knows.
  printf '%b' "${reply%'", "id": "lab"'*}"
}
