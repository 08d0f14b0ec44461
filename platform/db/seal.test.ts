import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keyedHash, makeKeys, open, openBytes, rotate, seal, sealBytes } from './seal.ts'

for (const cipher of ['aes-256-gcm', 'sm4-ctr-hmac-sm3'] as const) {
  test(`${cipher}: what was sealed opens, looks different every time and shows nothing`, () => {
    const keys = makeKeys(cipher)
    const sealed = new Set(Array.from({ length: 600 }, () => seal(keys, '330399197401010026')))
    assert.equal(sealed.size, 600, 'no nonce twice')
    for (const s of sealed) assert.equal(open(keys, s), '330399197401010026')
    assert.doesNotMatch([...sealed].join(), /330399/)
  })

  test(`${cipher}: a changed byte anywhere is refused`, () => {
    const keys = makeKeys(cipher)
    const sealed = sealBytes(keys, Buffer.from('6230000000000000001'))
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed)
      changed[at] = (changed[at] ?? 0) ^ 1
      assert.throws(() => openBytes(keys, changed), `byte ${at}`)
    }
  })

  test(`${cipher}: after a rotation the old still opens, the new takes the new key, the look-up stays`, () => {
    const before = makeKeys(cipher)
    const old = seal(before, '林秀兰')
    const after = rotate(before, cipher)
    assert.equal(open(after, old), '林秀兰')
    assert.throws(() => open(before, seal(after, '林秀兰')))
    assert.equal(keyedHash(after, 'citizen-id', 'x'), keyedHash(before, 'citizen-id', 'x'))
  })
}

test('another county cannot compute the look-up, and kinds do not mix', () => {
  const [a, b] = [makeKeys(), makeKeys()]
  assert.notEqual(keyedHash(a, 'citizen-id', 'x'), keyedHash(b, 'citizen-id', 'x'))
  assert.notEqual(keyedHash(a, 'citizen-id', 'x'), keyedHash(a, 'phone', 'x'))
})
