#!/bin/sh
# Hands the arguments, one line of JSON that Ansible writes below, to the installed Java program.
# Nothing before the here-document may read stdin: under pipelining stdin is this script.
d=/usr/lib/dom0-xen
v=@project.version@
if [ ! -x "$d/$v/run" ]; then
  i=''
  for r in "$d"/*/run; do
    if [ -x "$r" ]; then r=${r%/run} i="$i ${r##*/}"; fi
  done
  i=$(printf %s "${i:- none}" | tr -cd 'A-Za-z0-9.+~ -')
  printf '{"failed":true,"changed":false,"msg":"%s"}\n' \
    "dom0.xen $v is not on this host (versions in $d:$i): apply the role dom0.xen.runtime to it first"
  exit 0
fi
exec "$d/$v/run" xen_info <<'ARGUMENTS'
<<INCLUDE_ANSIBLE_MODULE_JSON_ARGS>>
ARGUMENTS
