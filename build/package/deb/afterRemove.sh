#!/bin/sh
set -e
# People's libraries and secrets lie in their homes and keychains; no package touches them.
if [ -z "$DPKG_ROOT" ] && [ -e /etc/apparmor.d/satchel ]; then
  case "$1" in
    remove | purge | disappear)
      if command -v apparmor_parser >/dev/null 2>&1; then
        apparmor_parser --remove /etc/apparmor.d/satchel >/dev/null 2>&1 || true
      fi
      rm -f /etc/apparmor.d/satchel
      ;;
  esac
fi
exit 0
