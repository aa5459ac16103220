#!/bin/sh
# Makes what compose.yaml hands to the services, once, each file for the one user that reads it: sudo ./make-secrets.sh
# 991 is Synapse, 999 PostgreSQL, 10001 Dabyl in their images. What exists already stays.
set -eu
cd "$(dirname "$0")"
. ./.env
umask 077
mkdir -p secrets
random() { openssl rand -base64 32 | tr -d '\n='; }
# keep NAME OWNER: standard input becomes the secret, unless there is one.
keep() {
  if [ ! -s "secrets/$1" ]; then cat > "secrets/$1"; else cat > /dev/null; fi
  chmod 400 "secrets/$1"
  if [ "$(id -u)" -eq 0 ]; then chown "$2" "secrets/$1"; fi
}
random | keep bot_password 10001
openssl rand -base64 32 | keep store_key 10001
random | tr '+/' '-_' | keep database_password 999
printf '*:*:synapse:synapse:%s' "$(cat secrets/database_password)" | keep database_pass 991
random | keep registration_secret 991
random | keep macaroon_secret 991
random | keep form_secret 991
printf 'ed25519 a_%s %s\n' "$(openssl rand -hex 3)" "$(random)" | keep signing_key 991
printf 'server_name: "%s"\npublic_baseurl: "https://%s/"\n' "$MATRIX_NAME" "$MATRIX_NAME" | keep server-name.yaml 991
if [ "$(id -u)" -ne 0 ]; then echo "Not root: the files are yours. Run it as root, or the services cannot read them." >&2; fi
echo "secrets/ is ready. Keep a copy of secrets/store_key in another place: without it the data is lost."
