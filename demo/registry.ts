import { randomUUID } from 'node:crypto'
import { addDays, type Day, dayInShanghai } from '#kernel/day.ts'
import { isWorkingDay } from '#kernel/calendar.ts'
import { checkInForMarriage, marriageRounds, openDivorce } from '#modules/services/marriage/public.ts'
import { advance } from '#platform/cases/advance.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { open } from '#platform/db/seal.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'
import { demoRegistry, loadMarriages } from './marriages.ts'
import { reviewFiles } from './marriages/reviews.ts'
import { gradeSite } from './marriages/site.ts'
import { declarationOf, ownPapers, papersOf, reviewOf } from './registry-forms.ts'
import { demoNumber } from './numbers.ts'

const acts = { marriages: 150, divorces: 48, marriageReissues: 0, divorceReissues: 0 }
const again = { marriages: 0, divorces: 0, marriageReissues: 14, divorceReissues: 4 }
// The archive's own cases follow in the last weeks (`records.ts`), and numbers are not dated backwards.
const daysOfRecords = 50

/**
 * The registry of the demonstration county: a year of registrations up to yesterday with their blanks and reviews, what the
 * national register knows of them, and couples at every step a case can wait in. Nothing where it has been made before.
 */
export async function makeRegistry(db: Db, now: Date): Promise<void> {
  const { rows } = await db.pool.query<{ n: number }>('select count(*)::int as n from (select from marriage_registration limit 1) as r')
  if ((rows[0]?.n ?? 0) > 0) return
  const registry = await demoRegistry(db)
  const today = dayInShanghai(now)
  // In January there is hardly anything of the year yet: the last one is told.
  const until = today.slice(5, 7) === '01' ? `${Number(today.slice(0, 4)) - 1}-12-31` : addDays(today, -1)
  const year = Number(until.slice(0, 4))
  await gradeSite(db)
  const before = addDays(today, -daysOfRecords)
  if (before > `${year}-02-28`) await loadMarriages(db, { seed: year + 1, year, until: before < until ? before : until, ...again })
  await reviewFiles(db, registry, await loadMarriages(db, { seed: year, year, until, ...acts }), now)
  // Files of the last days are not in the archive yet.
  await db.pool.query('update marriage_registration set archived_at = null, file_no = null where archived_at > $1', [now])
  await tellBase(db)
  await couplesAtTheDesk(db, now)
}

/** The double of the national register knows every marriage that stands on our record, as the real one does. */
async function tellBase(db: Db): Promise<void> {
  await db.pool.query(
    `insert into marriage_base_double (id, man_hash, woman_hash, cert_no, registry_name, registered_on, state)
     select gen_random_uuid(), m.id_hash, w.id_hash, coalesce(r.cert_no, ''), r.registry_name, r.registered_on, 'EFFECTIVE'
     from marriage_relation r
     join marriage_spouse sm on sm.relation_id = r.id and sm.side = 'MAN' join person m on m.id = sm.person_id
     join marriage_spouse sw on sw.relation_id = r.id and sw.side = 'WOMAN' join person w on w.id = sw.person_id
     where r.status = 'EFFECTIVE'`,
  )
}

interface Tale {
  db: Db
  one: Actor
  two: Actor
}

const act = <R>({ db }: Tale, actor: Actor, at: Date, work: (tx: Tx) => Promise<R>) => inTransaction(db, actor, at, work)
const move = (t: Tale, who: Actor, at: Date, caseId: string, name: string, input: Record<string, unknown> = {}) =>
  act(t, who, at, (tx) => advance(tx, who, { caseId, move: name, requestId: randomUUID(), input }))

const answered = async ({ db }: Tale, at: Date) => {
  for (const round of marriageRounds(db, () => at)) await round.run(at)
}

async function couplesAtTheDesk(db: Db, now: Date): Promise<void> {
  const { registrars } = await demoRegistry(db)
  const [first, second] = registrars
  if (!first || !second) return
  const actor = (id: string): Actor => ({ kind: 'staff', id, name: '', role: 'registrar', place: '330381-M01', person: null })
  const t: Tale = { db, one: actor(first), two: actor(second) }
  const names: [string, string][] = [
    ['陈明远', '夏雨晴'],
    ['蒋志鹏', '林思琪'],
    ['黄嘉豪', '吴欣怡'],
  ]
  for (const [i, [man, woman]] of names.entries()) await marriageAt(t, now, i, man, woman)
  const couples = await standing(db, 3)
  const today = dayInShanghai(now)
  const ago = (days: number) => workday(addDays(today, -days))
  for (const [i, day] of [ago(10), ago(20), ago(40)].entries()) {
    const couple = couples[i]
    if (couple) await divorceAt(t, new Date(`${day}T10:2${i}:00+08:00`), couple)
  }
}

const workday = (day: Day): Day => (isWorkingDay(day) ? day : workday(addDays(day, -1)))

/** The first has just come, the second has declared, the third waits to be registered. */
async function marriageAt(t: Tale, now: Date, order: number, man: string, woman: string): Promise<void> {
  const person = (name: string, sex: 'M' | 'F') => ({
    name,
    idType: 'ID_CARD' as const,
    idNumber: demoNumber(`199${order + 3}-0${order + 4}-12`, sex, 480 + order),
  })
  const { caseId } = await act(t, t.one, now, (tx) =>
    checkInForMarriage(tx, t.one, { requestId: randomUUID(), kind: 'M1', man: person(man, 'M'), woman: person(woman, 'F') }),
  )
  if (order === 0) return
  await move(t, t.one, now, caseId, 'verify', papersOf())
  await answered(t, now)
  await move(t, t.one, now, caseId, 'declare', declarationOf())
  if (order === 2) await move(t, t.two, now, caseId, 'review', reviewOf)
}

interface Standing {
  man: { name: string; idNumber: string }
  woman: { name: string; idNumber: string }
  certNo: string
  registeredOn: string
}

async function divorceAt(t: Tale, at: Date, c: Standing): Promise<void> {
  const idType = 'ID_CARD' as const
  const { caseId } = await act(t, t.one, at, (tx) =>
    openDivorce(tx, t.one, { requestId: randomUUID(), man: { ...c.man, idType }, woman: { ...c.woman, idType }, phone: '19900000088' }),
  )
  const { statusBefore: _, ...own } = ownPapers()
  const none = { has: false, said: '' }
  await move(t, t.one, at, caseId, 'verify', {
    man: own,
    woman: own,
    materials: ['ID_CARD', 'HOUSEHOLD_BOOK', 'MARRIAGE_CERT', 'AGREEMENT'],
    certificate: { lost: false, certNo: c.certNo, registryName: '瑞安市婚姻登记处', registeredOn: c.registeredOn },
    agreement: { willing: true, children: none, property: { has: true, said: '住房归女方，女方付男方 20 万元' }, debts: none },
    capable: true,
  })
  await answered(t, at)
  await move(t, t.one, at, caseId, 'accept')
}

/** Couples whose marriage stands, with what a registrar reads off their cards. */
async function standing(db: Db, n: number): Promise<Standing[]> {
  const { rows } = await db.pool.query<{ man: string; man_id: string; woman: string; woman_id: string; cert_no: string; on: string }>(
    `select m.name as man, m.id_sealed as man_id, w.name as woman, w.id_sealed as woman_id, r.cert_no, r.registered_on as on
     from marriage_relation r
     join marriage_spouse sm on sm.relation_id = r.id and sm.side = 'MAN' join person m on m.id = sm.person_id
     join marriage_spouse sw on sw.relation_id = r.id and sw.side = 'WOMAN' join person w on w.id = sw.person_id
     where r.status = 'EFFECTIVE' and r.source = 'REGISTERED' and m.died_on is null and w.died_on is null order by r.registered_on, r.id limit $1`,
    [n],
  )
  return rows.map((r) => ({
    man: { name: r.man, idNumber: open(db.keys, r.man_id) },
    woman: { name: r.woman, idNumber: open(db.keys, r.woman_id) },
    certNo: r.cert_no,
    registeredOn: r.on,
  }))
}
