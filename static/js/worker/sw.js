// The service worker: keeps one build of the library in a cache of its own, whole, and
// answers from that alone. The build writes what there is to keep before this script.
"use strict";

/** @typedef {readonly [name: string, hash: string, bytes: number]} File */

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));
const scope = new URL(worker.registration.scope);

/** What this library's caches are called: another one on this origin has another name. */
const PREFIX = `${LIBRARY} ${scope.pathname} `;
const CACHE = PREFIX + BUILD;

const FILES = new Map([...CORE, ...STORIES].map((file) => [file[0], file]));
const BYTES = [...FILES.values()].reduce((sum, [, , bytes]) => sum + bytes, 0);

/** Marks in a cache: this build has been in force; all stories are to be kept. */
const IN_FORCE = `${scope.href}?in-force`;
const ALL = `${scope.href}?all`;

/** What a file's media type must name, where a host that names another would not show it. */
const TYPES = new Map([["html", "text/html"], ["css", "text/css"], ["js", "javascript"]]);

/** How many files are asked for at a time. */
const AT_ONCE = 4;
/** How many stories are kept before it is said how far that is. */
const STEP = 20;

/**
 * Where a file is kept. What has other bytes has another address, in all builds.
 * @param {File} file
 */
const key = ([name, hash]) => `${scope.href}${name}?${hash}`;

/** Other builds' caches of this library. */
const others = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);

/** @param {ArrayBuffer} bytes */
const hashOf = async (bytes) => {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest.subarray(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("");
};

/**
 * An answer as it can be kept: if it is this build's file, byte for byte, and nothing otherwise.
 * An error, a page to log in at or another build's page is none.
 * @param {File} file
 * @param {Response} response
 */
async function verified([name, hash], response) {
  const type = response.headers.get("Content-Type") ?? "";
  const expected = TYPES.get(name.split(".").pop() ?? "");
  const fits = expected ? type.includes(expected) : !type.includes("text/html");
  const bytes = await response.arrayBuffer();
  if (response.status !== 200 || !fits || (await hashOf(bytes)) !== hash) return undefined;
  const headers = new Headers(response.headers);
  // These say how the bytes came, not what they are.
  for (const header of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(header);
  // Some hosts lead from a page's file to its address without ".html". The bytes are the same,
  // but no browser takes an answer that was led elsewhere for a page: a new one was not.
  return new Response(bytes, { headers });
}

/**
 * Fetches a file; fails on whatever is not it.
 * @param {File} file
 */
async function fetched(file) {
  const [name, hash] = file;
  // What has its hash in its name may come from the browser's own cache: the page just had it.
  for (const cache of /** @type {const} */ ([name.includes(hash) ? "default" : "no-cache", "reload"])) {
    const response = await verified(file, await fetch(scope.href + name, { cache, mode: "same-origin" }));
    if (response) return response;
  }
  throw new Error(`${name} is not as this build has it`);
}

/**
 * Puts files into this build's cache: from another build's where it has the same, or else from
 * the network. Fails with the first that cannot be had; what came before stays.
 * @param {File[]} files
 */
async function keep(files) {
  const [cache, older] = [await caches.open(CACHE), await others()];
  const queue = [...files];
  /** @param {File} file */
  const put = async (file) => {
    if (await cache.match(key(file))) return;
    let response;
    for (const name of older) response ??= await (await caches.open(name)).match(key(file));
    await cache.put(key(file), response ?? (await fetched(file)));
  };
  const work = async () => {
    for (let file = queue.shift(); file; file = queue.shift()) await put(file);
  };
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } catch (error) {
    queue.length = 0;
    throw error;
  }
}

/** What is to be kept: what an older build kept, too, stays to be read without a network. */
async function wanted() {
  const all = [...FILES.values()];
  if (BYTES <= LIMIT) return all;
  const urls = [];
  for (const name of [CACHE, ...(await others())])
    urls.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
  if (urls.includes(ALL)) {
    await (await caches.open(CACHE)).put(ALL, new Response());
    return all;
  }
  const names = new Set(urls.map((url) => url.slice(scope.href.length).split("?")[0]));
  return [...CORE, ...STORIES.filter(([name]) => names.has(name))];
}

/** All or nothing: where this fails, the build that is in force stays so. */
async function install() {
  const again = await (await caches.open(CACHE)).match(IN_FORCE);
  try {
    await keep(await wanted());
  } catch (error) {
    // Half a build is of use to the next attempt, but not where there is no room for it. Where no
    // worker was in force yet, WebKit finds it in the next attempt, and loses it after that.
    if (!again && (isFull(error) || !worker.registration.active)) await caches.delete(CACHE);
    throw error;
  }
  // A host may go back to the build in force while a newer one waits: there is nothing to offer.
  if (again) void worker.skipWaiting();
}

/** Whether the reader has asked for this build while another was open. */
let asked = false;

async function activate() {
  for (const name of await others()) await caches.delete(name);
  await (await caches.open(CACHE)).put(IN_FORCE, new Response());
  await worker.clients.claim();
  for (const client of await worker.clients.matchAll()) {
    if (asked) client.postMessage("reload");
    // What is being read was there before its worker.
    const file = named(new URL(client.url), true);
    if (file) await keep([file]).catch(() => {});
  }
}

/**
 * The file that an address names, as hosts read it, and which need not be there.
 * @param {URL} url
 * @param {boolean} page whether it is to be shown as a page
 */
function named(url, page) {
  const name = url.pathname.slice(scope.pathname.length) || "index.html";
  return FILES.get(name) ?? (page ? FILES.get(`${name}.html`) : undefined);
}

/** @param {unknown} error */
const isFull = (error) => error instanceof DOMException && error.name === "QuotaExceededError";

/** @param {File | undefined} file */
async function kept(file) {
  try {
    return file && (await (await caches.open(CACHE)).match(key(file)));
  } catch {
    // Storage is blocked: the network has it.
    return undefined;
  }
}

/**
 * What is kept, or else what the network says.
 * @param {FetchEvent} event
 * @param {File | undefined} file
 * @param {boolean} page
 */
async function answer(event, file, page) {
  const here = await kept(file);
  if (here) return here;
  try {
    const response = await fetch(event.request);
    if (file) event.waitUntil(keepAsRead(file, response.clone()));
    return response;
  } catch (error) {
    const response = page && (await kept(FILES.get("404.html")));
    if (!response) throw error;
    // The page says that there is no network, which is why it is shown.
    const html = (await response.text()).replace("<html ", '<html data-offline="" ');
    return new Response(html, { status: file ? 503 : 404, headers: response.headers });
  }
}

/**
 * Keeps what was just read, where there is room.
 * @param {File} file
 * @param {Response} answer
 */
async function keepAsRead(file, answer) {
  try {
    const response = await verified(file, answer);
    if (response) await (await caches.open(CACHE)).put(key(file), response);
  } catch {
    // It has been read all the same.
  }
}

/** How much of the library is kept, and what is not. */
async function inventory() {
  const keys = await (await caches.open(CACHE)).keys();
  const here = new Set(keys.map(({ url }) => url));
  const missing = [...FILES.values()].filter((file) => !here.has(key(file)));
  const bytes = missing.reduce((sum, [, , bytes]) => sum + bytes, 0);
  return { missing, said: { files: FILES.size, missing: missing.length, bytes: BYTES, missingBytes: bytes } };
}

/**
 * Says how much is kept; keeps some more before, if that is wanted.
 * @param {MessagePort} port
 * @param {boolean} more
 */
async function tell(port, more) {
  let failed = "";
  if (more)
    try {
      await keep((await inventory()).missing.slice(0, STEP));
    } catch (error) {
      failed = isFull(error) ? "full" : "network";
    }
  const { said } = await inventory();
  port.postMessage({ ...said, failed });
  // From now on, of every build.
  if (more && !said.missing) await (await caches.open(CACHE)).put(ALL, new Response());
}

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));

worker.addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  if (method !== "GET" || !url.startsWith(scope.href)) return;
  const page = mode === "navigate";
  const file = named(new URL(url), page);
  if (file || page) event.respondWith(answer(event, file, page));
});

worker.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (port) event.waitUntil(tell(port, event.data === "keep more"));
  if (event.data !== "activate") return;
  asked = true;
  void worker.skipWaiting();
});
