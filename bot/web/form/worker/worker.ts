/**
 * Keeps the page on the phone, so that it opens without a connection. Anew from the server whenever there is one; files whose names change with
 * their content from here. What is sent never passes through it.
 */
declare const self: ServiceWorkerGlobalScope;
/** Put before this file by the server: the page and its files. */
declare const KEPT: readonly string[];

const CACHE = "dabyl-form";
const isKept = (path: string): boolean => KEPT.includes(path);

self.addEventListener("install", (event) => event.waitUntil(keepAll()));
self.addEventListener("activate", (event) => event.waitUntil(dropOld()));

async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  await cache.addAll([...KEPT]);
  await self.skipWaiting();
}

async function dropOld(): Promise<void> {
  const cache = await caches.open(CACHE);
  const old = (await cache.keys()).filter(({ url }) => !isKept(new URL(url).pathname));
  await Promise.all(old.map((request) => cache.delete(request)));
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { pathname } = new URL(request.url);
  if (request.method !== "GET" || !isKept(pathname)) return;
  event.respondWith(request.mode === "navigate" ? pageOf(request, pathname) : fileOf(request));
});

/** The query tells region and language; the document is the same for all. */
async function pageOf(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) await cache.put(path, fresh.clone());
    return fresh;
  } catch {
    return (await cache.match(path)) ?? Response.error();
  }
}

async function fileOf(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(request)) ?? fetch(request);
}
