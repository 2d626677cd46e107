# What grub-mkconfig knows once it has sourced its settings: the path of each file as its turn comes, an empty one, and
# the values of the variables $3, $4, ..., all ended by a NUL; what a file says comes behind a NUL. $1 is the folder of drop-ins, or -; $2 is lf to read all
# files as they would be with LF line ends, or -. It sources them as grub-mkconfig of Debian 12 does. Its own names are
# long: the files could set any other, and the positional parameters too.
set -e
exec 3>&1 >&2
for dom0_xen_file in /usr/share/grub/grub-mkconfig_lib; do
  if [ -r "$dom0_xen_file" ]; then . "$dom0_xen_file"; fi
done
# What Debian's xen.cfg calls; a warning of it is for the run of update-grub.
grub_warn() { :; }
command -v gettext >/dev/null || gettext() { printf %s "$1"; }
dom0_xen_folder=$1
dom0_xen_ends=$2
shift 2
dom0_xen_names=$*
for dom0_xen_file in /etc/default/grub "$dom0_xen_folder"/*.cfg; do
  if [ ! -e "$dom0_xen_file" ]; then
    continue
  fi
  printf '%s\0' "$dom0_xen_file" >&3
  printf '\0' >&2
  if [ "$dom0_xen_ends" = lf ]; then
    eval "$(sed 's/\r*$//' "$dom0_xen_file")"
  else
    . "$dom0_xen_file"
  fi
done
unset IFS
printf '\0' >&3
for dom0_xen_file in $dom0_xen_names; do eval "printf '%s\\0' \"\${$dom0_xen_file-}\"" >&3; done
