#!/bin/sh
# Runs the bot as the container's first process. Docker starts a container again whatever it ended with; after 1, 2 and 69 a person has to
# act first (bot/cli/exit-codes.ts), so this one stays then, without a bot and unhealthy, until it is started again by hand.
stopped='' child=''
trap 'stopped=yes; [ -z "$child" ] || kill -TERM "$child" 2>/dev/null' TERM INT
dabyl run --supervised &
child=$!
[ -z "$stopped" ] || kill -TERM "$child" 2>/dev/null
while :; do
  wait "$child"
  code=$?
  # A signal ends the waiting, not yet the bot.
  kill -0 "$child" 2>/dev/null || break
done
trap 'kill "$!" 2>/dev/null; exit 0' TERM INT
[ -z "$stopped" ] || exit "$code"
case "$code" in
  1 | 2 | 69)
    echo "The bot ended with $code and waits for a person: mend what stands above, then docker compose restart dabyl" >&2
    while :; do
      sleep 3600 >/dev/null 2>&1 &
      wait "$!"
    done
    ;;
esac
exit "$code"
