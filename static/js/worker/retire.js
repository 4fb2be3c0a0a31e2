// In place of the service worker, where a publisher wants none (`--no-worker`): takes itself
// away, with the caches of this library and no others. From then on, pages come from the host.
"use strict";

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

async function retire() {
  const { scope } = worker.registration;
  for (const name of await caches.keys())
    if (name.startsWith(`${LIBRARY} ${new URL(scope).pathname} `)) await caches.delete(name);
  await worker.registration.unregister();
}

worker.addEventListener("install", () => void worker.skipWaiting());
worker.addEventListener("activate", (event) => event.waitUntil(retire()));
