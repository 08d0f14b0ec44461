import { createCipheriv, createDecipheriv, createHmac, createSecretKey, type KeyObject, randomBytes, timingSafeEqual } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

type Cipher = 'aes-256-gcm' | 'sm4-ctr-hmac-sm3'

interface Key {
  cipher: Cipher
  /** Encryption, authentication and look-up keys, base64. */
  key: string
  mac: string
}

/** A county's keys. The look-up key does not rotate: hashes must stay comparable. */
export interface Keys {
  active: string
  keys: Record<string, Key>
  lookup: string
}

/** New keys; SM4 with HMAC-SM3 by configuration. */
export function makeKeys(cipher: Cipher = 'aes-256-gcm'): Keys {
  return { active: 'k1', keys: { k1: newKey(cipher) }, lookup: randomBytes(32).toString('base64') }
}

function newKey(cipher: Cipher): Key {
  return { cipher, key: randomBytes(cipher === 'aes-256-gcm' ? 32 : 16).toString('base64'), mac: randomBytes(32).toString('base64') }
}

/** Adds a key and makes it the active one; what older keys sealed still opens. */
export function rotate(keys: Keys, cipher: Cipher = 'aes-256-gcm'): Keys {
  const id = `k${Object.keys(keys.keys).length + 1}`
  return { ...keys, active: id, keys: { ...keys.keys, [id]: newKey(cipher) } }
}

/** Reads the key file, or makes one that only its owner may read. Without it nothing sealed can be opened. */
export function loadOrCreateKeys(path: string, cipher: Cipher = 'aes-256-gcm'): Keys {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Keys
  const keys = makeKeys(cipher)
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  writeFileSync(path, JSON.stringify(keys, null, 1), { mode: 0o600, flag: 'wx' })
  return keys
}

// Decoding a key from base64 for every seal would cost more than the cipher.
const decoded = new Map<string, KeyObject>()
function keyOf(base64: string): KeyObject {
  let key = decoded.get(base64)
  if (!key) decoded.set(base64, (key = createSecretKey(base64, 'base64')))
  return key
}

function keyNamed(keys: Keys, id: string): Key {
  const key = keys.keys[id]
  if (!key) throw new Error(`no key ${id}`)
  return key
}

/** Encrypts and authenticates; the key's name is the first byte string, so that a rotation needs no rewriting. */
export function sealBytes(keys: Keys, plain: Uint8Array): Buffer {
  const key = keyNamed(keys, keys.active)
  const name = Buffer.from(keys.active)
  const body = key.cipher === 'aes-256-gcm' ? sealAes(key, plain) : sealSm4(key, plain)
  return Buffer.concat([Buffer.from([name.length]), name, body])
}

/** Opens what sealBytes made. Throws when it was changed. */
export function openBytes(keys: Keys, sealed: Uint8Array): Buffer {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength)
  const length = bytes[0] ?? 0
  const key = keyNamed(keys, bytes.subarray(1, 1 + length).toString())
  const body = bytes.subarray(1 + length)
  return key.cipher === 'aes-256-gcm' ? openAes(key, body) : openSm4(key, body)
}

// Drawn many at a time: a draw of its own for each seal costs a fifth of the seal.
let nonces = Buffer.alloc(0)
function freshNonce(): Buffer {
  if (nonces.length < 12) nonces = randomBytes(12 * 512)
  const nonce = nonces.subarray(0, 12)
  nonces = nonces.subarray(12)
  return nonce
}

function sealAes(key: Key, plain: Uint8Array): Buffer {
  const nonce = freshNonce()
  const cipher = createCipheriv('aes-256-gcm', keyOf(key.key), nonce)
  const body = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), body])
}

function openAes(key: Key, bytes: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', keyOf(key.key), bytes.subarray(0, 12), { authTagLength: 16 })
  decipher.setAuthTag(bytes.subarray(12, 28))
  return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()])
}

function sealSm4(key: Key, plain: Uint8Array): Buffer {
  const nonce = randomBytes(16)
  const cipher = createCipheriv('sm4-ctr', keyOf(key.key), nonce)
  const body = Buffer.concat([nonce, cipher.update(plain), cipher.final()])
  return Buffer.concat([createHmac('sm3', keyOf(key.mac)).update(body).digest(), body])
}

function openSm4(key: Key, bytes: Buffer): Buffer {
  const body = bytes.subarray(32)
  if (!timingSafeEqual(bytes.subarray(0, 32), createHmac('sm3', keyOf(key.mac)).update(body).digest()))
    throw new Error('sealed bytes were changed')
  const decipher = createDecipheriv('sm4-ctr', keyOf(key.key), body.subarray(0, 16))
  return Buffer.concat([decipher.update(body.subarray(16)), decipher.final()])
}

/** Seals a text for a database column. */
export const seal = (keys: Keys, text: string): string => sealBytes(keys, Buffer.from(text)).toString('base64')
/** Opens a sealed text. */
export const open = (keys: Keys, sealed: string): string => openBytes(keys, Buffer.from(sealed, 'base64')).toString()
export const sealJson = (keys: Keys, value: unknown): string => seal(keys, JSON.stringify(value ?? null))
export const openJson = (keys: Keys, sealed: string): unknown => JSON.parse(open(keys, sealed))

/** Exact look-up of a sealed value: the same text gives the same hash in this county, and nobody else can compute it. */
export const keyedHash = (keys: Keys, kind: string, text: string): string =>
  createHmac('sha256', keyOf(keys.lookup)).update(`${kind}\n${text}`).digest('base64url')
