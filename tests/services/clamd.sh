#!/bin/sh
# Starts a real clamd on loopback with a signature of our own for the EICAR test file, for as long as it is wanted.
# Usage: clamd.sh DIRECTORY [PORT]      (stop it with SIGTERM)
set -eu
dir=$1/clamd port=${2:-3310}
mkdir -p "$dir/db"
# Extended signature: name, any file type, at offset 0, the first bytes of the test file of eicar.org in hexadecimal.
printf 'Eicar-Test-Signature:0:0:%s\n' \
    "$(printf 'X5O!P%%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD' | od -An -tx1 | tr -d ' \n')" >"$dir/db/eicar.ndb"
cat >"$dir/clamd.conf" <<CONF
DatabaseDirectory $dir/db
TCPSocket $port
TCPAddr 127.0.0.1
Foreground yes
OfficialDatabaseOnly no
StreamMaxLength 1M
MaxThreads 2
CONF
exec clamd --config-file="$dir/clamd.conf"
