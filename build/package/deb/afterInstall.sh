#!/bin/sh
set -e
# The root that is installed into: empty on a running system.
root="$DPKG_ROOT"

# Chromium's sandbox needs user namespaces, or else its helper with root's rights.
sandbox="$root/opt/Satchel/chrome-sandbox"
if [ -e "$sandbox" ] && [ "$(id -u)" = 0 ]; then
  if unshare --user true 2>/dev/null; then chmod 0755 "$sandbox"; else chmod 4755 "$sandbox"; fi
fi

# Ubuntu 24.04 and later give user namespaces only to programs that a profile names.
profile="$root/opt/Satchel/resources/apparmor-profile"
if [ -z "$root" ] && [ -e "$profile" ] && command -v apparmor_parser >/dev/null 2>&1; then
  if apparmor_parser --skip-kernel-load --debug "$profile" >/dev/null 2>&1; then
    cp "$profile" /etc/apparmor.d/satchel
    apparmor_parser --replace --write-cache --skip-read-cache /etc/apparmor.d/satchel >/dev/null 2>&1 || true
  fi
fi
exit 0
