// Drafts on the device: AES-GCM with a key that cannot be taken out of the browser, both in IndexedDB.
const name = 'minxin'

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

/** Opens the store, making it at the first time. */
export function openStore(): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('keys')
    request.result.createObjectStore('drafts')
  }
  return done(request)
}

async function keyOf(store: IDBDatabase): Promise<CryptoKey> {
  const kept = (await done(store.transaction('keys').objectStore('keys').get('draft'))) as CryptoKey | undefined
  if (kept) return kept
  const made = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
  await done(store.transaction('keys', 'readwrite').objectStore('keys').put(made, 'draft'))
  return made
}

/** Seals a value under a name; null removes it. */
export async function writeSealed(store: IDBDatabase, at: string, value: unknown): Promise<void> {
  if (value === null) {
    await done(store.transaction('drafts', 'readwrite').objectStore('drafts').delete(at))
    return
  }
  const key = await keyOf(store)
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(JSON.stringify(value)))
  await done(store.transaction('drafts', 'readwrite').objectStore('drafts').put({ iv, body }, at))
}

/** The value under a name, or undefined. */
export async function readSealed<T>(store: IDBDatabase, at: string): Promise<T | undefined> {
  const kept = (await done(store.transaction('drafts').objectStore('drafts').get(at))) as
    | { iv: Uint8Array<ArrayBuffer>; body: ArrayBuffer }
    | undefined
  if (!kept) return undefined
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: kept.iv }, await keyOf(store), kept.body)
  return JSON.parse(new TextDecoder().decode(plain)) as T
}
