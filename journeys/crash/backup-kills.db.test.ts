// Backup and restore are killed at random moments: a file that looks whole is whole, a county is empty or whole, and the
// second try works. MINXIN_KILLS says how often.
import assert from 'node:assert/strict'
import { randomBytes, randomInt } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { loadPeople } from '#demo/people.ts'
import { randomFrom } from '#demo/random.ts'
import { systemActor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { openDatabase } from '#platform/db/open.ts'
import { makeKeys, open } from '#platform/db/seal.ts'
import { inTransaction } from '#platform/db/tx.ts'
import { bytesOf, keepBytes } from '#platform/files/store.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { record } from '#platform/audit/record.ts'
import { agreementOf } from '#platform/backup/tables.ts'
import type { Proof } from '#platform/backup/proof.ts'
import { verifyBackup } from '#platform/backup/verify.ts'
import { command as run, done, killedAt, type Place } from './command-line.ts'
import { countyConfig } from './prepare.ts'

const each = Math.ceil(Number(process.env.MINXIN_KILLS ?? 10) / 5)
const seed = Number(process.env.MINXIN_SEED ?? randomInt(1_000_000))
const random = randomFrom(seed)
const passphrase = 'nine herons over the reeds'
const root = mkdtempSync(join(tmpdir(), 'minxin-kills-'))
const file = join(root, 'county.minxin')
const people = 1500
const shas: string[] = []
let proof: Proof
const whole = { backup: 0, restore: 0 }

const made: Place[] = []
function place(name: string): Place {
  const found = { dir: join(root, name), schema: process.env.DATABASE_URL ? `k${randomBytes(6).toString('hex')}` : undefined }
  mkdirSync(found.dir)
  made.push(found)
  return found
}
const opened = (p: Place) => openDatabase(countyConfig(p.dir, p.schema))

const command = (p: Place, ...words: string[]) => run(p, words, { MINXIN_BACKUP_PASSPHRASE: passphrase })

const source = place('source')
before(async () => {
  const db = await opened(source)
  await loadPeople(db, { seed: 5, people, on: '2020-09-15' })
  for (let n = 0; n < 60; n++) shas.push(await keepBytes(db, randomBytes(40_000)))
  const actor = systemActor('test', '330381')
  for (let n = 0; n < 50; n++)
    await inTransaction(db, actor, new Date(), (tx) => record(tx, actor, { act: 'trace', subjectKind: 'trace', subjectId: `${n}` }))
  await db.close()
  const from = performance.now()
  assert.equal(await done(command(source, 'backup', file)), 0)
  whole.backup = performance.now() - from
  proof = await verifyBackup(file, passphrase)
  assert.equal(proof.files, shas.length)
  const to = place('whole')
  const begun = performance.now()
  assert.equal(await done(command(to, 'restore', file)), 0)
  whole.restore = performance.now() - begun
  await requireWhole(to)
})
after(async () => {
  for (const p of made.filter((m) => m.schema)) {
    const db = await opened(p).catch(() => undefined)
    await db?.pool.query(`drop schema if exists ${p.schema} cascade`)
    await db?.close()
  }
  rmSync(root, { recursive: true, force: true })
})

async function requireWhole(p: Place): Promise<void> {
  const db = await opened(p)
  try {
    const client = await db.pool.connect()
    const books = await agreementOf(client).finally(() => client.release())
    assert.equal(books.balances, proof.books.balances)
    assert.ok(books.auditSealed >= proof.books.auditSealed)
    assert.equal((await verifyAudit(db)).brokenAt, null)
    const { rows } = await db.pool.query<{ id_sealed: string; n: number }>(
      'select id_sealed, count(*) over ()::int as n from person order by id limit 1',
    )
    assert.equal(rows[0]?.n, proof.rows.person)
    assert.match(open(db.keys, rows[0]?.id_sealed ?? ''), /^330399/)
    for (const sha of shas) assert.equal((await bytesOf(db, sha)).length, 40_000)
    nothingStaged(p)
  } finally {
    await db.close()
  }
}

function nothingStaged(p: Place): void {
  assert.deepEqual(
    readdirSync(p.dir).filter((name) => name.includes('restored')),
    [],
  )
}

/** Whether the county is empty; what lay staged is gone once it was opened. */
async function isEmpty(p: Place): Promise<boolean> {
  const db: Db = await opened(p)
  try {
    const { rows } = await db.pool.query<{ n: number }>('select count(*)::int as n from person')
    nothingStaged(p)
    if (rows[0]?.n !== 0) return false
    assert.equal(existsSync(db.filesDir), false)
    return true
  } finally {
    await db.close()
  }
}

test(`${each} kills of a restore: empty or whole, and the second restore works`, async (t) => {
  t.diagnostic(`seed ${seed}`)
  const found = { empty: 0, whole: 0 }
  for (let n = 0; n < each; n++) {
    const to = place(`to-${n}`)
    const child = command(to, 'restore', file)
    const staged = (name: string) => () => existsSync(join(to.dir, name))
    if (n % 3 === 0) await killedAt(child, random.between(0, 60), staged('keys.json.restored'))
    else if (n % 3 === 1) await killedAt(child, random.between(0, 300), staged('files.restored'))
    else await killedAt(child, random.between(0, Math.round(whole.restore)))
    if (await isEmpty(to)) {
      found.empty++
      assert.equal(await done(command(to, 'restore', file)), 0)
    } else found.whole++
    await requireWhole(to)
  }
  t.diagnostic(`${found.empty} left an empty county, ${found.whole} a whole one`)
})

test(`${each} kills of a backup: no file that looks whole and is not`, async (t) => {
  let named = 0
  for (let n = 0; n < each; n++) {
    const folder = mkdtempSync(join(root, 'kept-'))
    const path = join(folder, 'daily.minxin')
    const child = command(source, 'backup', path)
    const begun = () => readdirSync(folder).length > 0
    if (n % 2 === 0) await killedAt(child, random.between(0, 150), begun)
    else await killedAt(child, random.between(0, Math.round(whole.backup)))
    for (const left of readdirSync(folder)) {
      if (left === 'daily.minxin') named++
      if (left === 'daily.minxin') await verifyBackup(path, passphrase)
      else {
        assert.match(left, /\.part$/)
        // Cut off anywhere, it is refused; written to its end and only not yet named, it is whole.
        await verifyBackup(join(folder, left), passphrase).catch((error: { code: string }) => assert.match(error.code, /^backup\./))
      }
    }
    if (!existsSync(path)) assert.equal(await done(command(source, 'backup', path)), 0)
    assert.equal((await verifyBackup(path, passphrase)).rows.person, proof.rows.person)
  }
  t.diagnostic(`${named} of ${each} were named before the kill`)
})

test('killed between the commit and the last step: the next start finishes it and keeps what lay there', async () => {
  const to = place('between')
  assert.equal(await done(command(to, 'restore', file)), 0)
  const keys = join(to.dir, 'keys.json')
  renameSync(keys, `${keys}.restored`)
  renameSync(join(to.dir, 'files'), join(to.dir, 'files.restored'))
  const other = JSON.stringify(makeKeys())
  writeFileSync(keys, other, { mode: 0o600 })
  mkdirSync(join(to.dir, 'files', 'ab'), { recursive: true })
  writeFileSync(join(to.dir, 'files', 'ab', 'cd'), 'of another county')
  await requireWhole(to)
  const aside = readdirSync(to.dir).filter((name) => name.includes('.before-'))
  assert.ok(aside.some((name) => name.startsWith('keys') && readFileSync(join(to.dir, name), 'utf8') === other))
  const files = aside.find((name) => name.startsWith('files')) ?? ''
  assert.equal(readFileSync(join(to.dir, files, 'ab', 'cd'), 'utf8'), 'of another county')
  restored = to
})

let restored: Place | undefined
test('a county is not opened with the keys of another, nor without its own', async () => {
  assert.ok(restored, 'the test before made one')
  const to = restored
  const keys = join(to.dir, 'keys.json')
  renameSync(keys, join(to.dir, 'mine.json'))
  await assert.rejects(opened(to), /密钥文件 .* 不存在/)
  assert.equal(existsSync(keys), false)
  writeFileSync(keys, JSON.stringify(makeKeys()), { mode: 0o600 })
  await assert.rejects(opened(to), /不是一套/)
  renameSync(join(to.dir, 'mine.json'), keys)
  await requireWhole(to)
})
