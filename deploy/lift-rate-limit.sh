#!/bin/sh
# Lifts Synapse's limit on messages for the bot's account, or cards and polls are late when several alerts come at once.
# usage: lift-rate-limit.sh http://127.0.0.1:8008 ADMIN @dabyl:SERVER   (asks for the password of ADMIN, an administrator's account)
set -eu
[ $# -eq 3 ] || { echo "usage: $0 HOMESERVER ADMIN BOT" >&2; exit 2; }
homeserver=$1 admin=$2 bot=$3
printf 'Password of %s: ' "$admin" >&2
[ ! -t 0 ] || stty -echo
IFS= read -r password
[ ! -t 0 ] || stty echo
echo >&2
quoted() { printf '%s' "$1" | sed 's/[\\"]/\\&/g'; }
# By standard input: arguments can be seen by every user of the machine.
token=$(printf '{"type":"m.login.password","identifier":{"type":"m.id.user","user":"%s"},"password":"%s"}' \
  "$(quoted "$admin")" "$(quoted "$password")" |
  curl -fsS -X POST --data-binary @- "$homeserver/_matrix/client/v3/login" | sed -n 's/.*"access_token": *"\([^"]*\)".*/\1/p')
[ -n "$token" ] || { echo "the homeserver refused the login" >&2; exit 1; }
# as PATH BODY: a request of the administrator.
as() { printf 'header = "Authorization: Bearer %s"\n' "$token" | curl -fsS -K - -X POST -d "$2" "$homeserver$1" >/dev/null; }
as "/_synapse/admin/v1/users/$bot/override_ratelimit" '{"messages_per_second":0,"burst_count":0}' && echo "The limit of $bot is lifted."
as /_matrix/client/v3/logout '{}'
