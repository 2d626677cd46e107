# What grub-mkconfig knows once it has sourced its settings: the values of the variables $2, $3, ..., each ended
# by a NUL. $1 is the folder of drop-ins, or -. It sources them as grub-mkconfig of Debian 12 does.
set -e
exec 3>&1 >&2
for lib in /usr/share/grub/grub-mkconfig_lib; do
  if [ -r "$lib" ]; then . "$lib"; fi
done
# What Debian's xen.cfg calls; a warning of it is for the run of update-grub.
grub_warn() { :; }
command -v gettext >/dev/null || gettext() { printf %s "$1"; }
folder=$1
shift
if [ -f /etc/default/grub ]; then . /etc/default/grub; fi
if [ "$folder" != - ]; then
  for dropin in "$folder"/*.cfg; do
    if [ -e "$dropin" ]; then . "$dropin"; fi
  done
fi
for variable in "$@"; do eval "printf '%s\\0' \"\${$variable-}\"" >&3; done
