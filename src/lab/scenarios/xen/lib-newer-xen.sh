# shellcheck shell=bash
# A newer package of the hypervisor, for a host to be brought up to date with.

# offer_newer_xen HOST: its source of packages has one, with an advisory in its changelog that no other version fixes. What runs is the same, but for its version.
offer_newer_xen() {
  local folder deb doc version
  folder=$(mktemp -d)
  deb=$(on "$1" 'cd /var/local/repo && ls xen-hypervisor-[0-9]*-amd64_*.deb')
  on "$1" "cat /var/local/repo/'$deb'" >"$folder/old.deb"
  dpkg-deb -R "$folder/old.deb" "$folder/tree"
  version=$(dpkg-deb -f "$folder/old.deb" Version)+lab1
  sed -i "s/^Version: .*/Version: $version/" "$folder/tree/DEBIAN/control"
  doc=$(echo "$folder"/tree/usr/share/doc/*/changelog.Debian.gz)
  { printf 'xen (%s) stable; urgency=high\n\n  * Security update:\n    XSA-9999 CVE-2030-0001\n\n -- The lab <root@localhost>  Tue, 01 Jan 2030 00:00:00 +0000\n\n' \
    "$version" && zcat "$doc"; } >"$folder/changelog"
  gzip -9nc "$folder/changelog" >"$doc"
  dpkg-deb --root-owner-group -Znone -b "$folder/tree" "$folder/newer.deb"
  {
    dpkg-deb -f "$folder/newer.deb"
    printf 'Filename: ./newer-xen.deb\nSize: %s\nSHA256: %s\n\n' "$(stat -c %s "$folder/newer.deb")" "$(sha256sum <"$folder/newer.deb" | cut -d ' ' -f 1)"
  } >"$folder/entry"
  on "$1" 'cat >/var/local/repo/newer-xen.deb' <"$folder/newer.deb"
  on "$1" 'cat >>/var/local/repo/Packages' <"$folder/entry"
  rm -r "$folder"
}
