"""HTTP to the homeserver, shared by both crypto libraries: keep-alive, and patient with a server that is down.

A request is repeated, byte for byte and so with the same transaction id, until the server answers it: a lost answer, a
refused connection, 429 and 5xx are no answers. Everything else that is not 2xx is raised as Refused.
"""

from __future__ import annotations

import asyncio
import json
import time
from urllib.parse import quote

import aiohttp

# Synapse answers 500 for a while when it is shut down in the middle of a request; one that goes on is an answer.
PATIENCE_WITH_500_S = 30.0
FIRST_PAUSE_S = 0.1
LONGEST_PAUSE_S = 2.0


class Refused(Exception):
    """The homeserver answered, and the answer is no."""

    def __init__(self, status: int, errcode: str, body: dict) -> None:
        super().__init__(f"{status} {errcode}")
        self.status = status
        self.errcode = errcode
        self.body = body


def path(*parts: str) -> str:
    """Joins path segments, each percent-encoded: room and event ids hold `!`, `$`, `:` and sometimes `/`."""
    return "/" + "/".join(quote(part, safe="") for part in parts)


class Homeserver:
    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        # One long poll a member: no bound on connections.
        self._session = aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0, keepalive_timeout=60))

    async def close(self) -> None:
        await self._session.close()

    async def request(
        self,
        method: str,
        where: str,
        body: dict | bytes | None = None,
        *,
        token: str = "",
        query: dict[str, str] | None = None,
        timeout: float = 60.0,
        content_type: str = "application/json",
    ) -> dict:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        data = None
        if method != "GET":
            headers["Content-Type"] = content_type
            data = body if isinstance(body, bytes) else json.dumps(body if body is not None else {}).encode()
        pause = FIRST_PAUSE_S
        began = time.monotonic()
        while True:
            wait = pause
            try:
                async with self._session.request(
                    method,
                    self.url + where,
                    data=data,
                    params=query,
                    headers=headers,
                    timeout=aiohttp.ClientTimeout(total=timeout),
                ) as response:
                    answer = await _json(response)
                    if 200 <= response.status < 300:
                        return answer
                    refusal = Refused(response.status, str(answer.get("errcode", "M_UNKNOWN")), answer)
                if refusal.status == 429:
                    wait = float(answer.get("retry_after_ms", 500)) / 1000
                elif refusal.status == 500 and time.monotonic() - began > PATIENCE_WITH_500_S:
                    raise refusal
                elif refusal.status < 500:
                    raise refusal
            except (aiohttp.ClientError, asyncio.TimeoutError, ConnectionError):
                pass
            await asyncio.sleep(wait)
            pause = min(pause * 2, LONGEST_PAUSE_S)


async def _json(response: aiohttp.ClientResponse) -> dict:
    """The answer's object; {} where a proxy or a dying server sent something else."""
    try:
        answer = json.loads(await response.read())
    except ValueError:
        return {}
    return answer if isinstance(answer, dict) else {}
