import { randomUUID } from 'node:crypto'
import { addDays, dayInShanghai } from '#kernel/day.ts'
import { isWorkingDay } from '#kernel/calendar.ts'
import type { Role } from '#kernel/role.ts'
import { openClue, openCorrection, openCourtEntry, openProof, openReissue } from '#modules/services/marriage-records/public.ts'
import { advance } from '#platform/cases/advance.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Db } from '#platform/db/database.ts'
import { open } from '#platform/db/seal.ts'
import { inTransaction, type Tx } from '#platform/db/tx.ts'

interface Party {
  name: string
  idNumber: string
  relationId: string
  registrationId: string
}

/** Who works at the registry, by role. */
interface Registry {
  takes: Actor
  checks: Actor
  head: Actor
  county: Actor
}

/**
 * A few of each in the archive of marriages, at every step that a case can wait in: re-issues, proofs, a correction, a judgment and
 * a clue. Nothing where the county has no marriages.
 */
export async function makeRecords(db: Db, now: Date): Promise<void> {
  const parties = await partiesOf(db, 12)
  if (parties.length < 12) return
  const staff = await registryOf(db)
  const today = dayInShanghai(now)
  const days = Array.from({ length: 40 }, (_, i) => addDays(today, -40 + i)).filter(isWorkingDay)
  for (const [i, tell] of tales.entries()) {
    const at = new Date(`${days[i * 2] ?? today}T10:${10 + i}:00+08:00`)
    await tell({ db, staff, at: at > now ? now : at, p: parties[i] as Party })
  }
}

interface Tale {
  db: Db
  staff: Registry
  at: Date
  p: Party
}

const act = <R>({ db, at }: Tale, actor: Actor, work: (tx: Tx) => Promise<R>) => inTransaction(db, actor, at, work)
const move = (t: Tale, actor: Actor, caseId: string, name: string, input: Record<string, unknown> = {}) =>
  act(t, actor, (tx) => advance(tx, actor, { caseId, move: name, requestId: randomUUID(), input }))
const person = ({ name, idNumber }: Party) => ({ requestId: randomUUID(), name, idNumber })

async function reissue(t: Tale): Promise<string> {
  const opened = await act(t, t.staff.takes, (tx) =>
    openReissue(tx, t.staff.takes, { ...person(t.p), relationId: t.p.relationId, want: 'MARRIAGE', asker: 'SELF', loss: '搬家时遗失' }),
  )
  return opened.caseId
}

async function found(t: Tale): Promise<string> {
  const caseId = await reissue(t)
  await move(t, t.staff.takes, caseId, 'find_archive', { archiveFinding: '查到档案，与本人信息一致' })
  return caseId
}

async function issued(t: Tale): Promise<void> {
  const caseId = await found(t)
  await move(t, t.staff.checks, caseId, 'review', { situation: '信息一致，同意补发' })
  await move(t, t.staff.takes, caseId, 'issue')
}

const proof =
  (purpose: 'TAIWAN' | 'PROPERTY', ends: boolean) =>
  async (t: Tale): Promise<void> => {
    const { caseId, why } = await act(t, t.staff.takes, (tx) =>
      openProof(tx, t.staff.takes, {
        ...person(t.p),
        proofKind: 'ZM',
        recipient: 'PARTY',
        recipientName: '',
        purpose,
        purposeText: '',
        letter: false,
        notarised: false,
        papers: '',
      }),
    )
    if (ends) await move(t, t.staff.takes, caseId, why ? 'refuse' : 'issue', why ? { reason: '用途不在通知所列范围内' } : {})
  }

async function copy(t: Tale): Promise<void> {
  const { caseId } = await act(t, t.staff.takes, (tx) =>
    openProof(tx, t.staff.takes, {
      ...person(t.p),
      proofKind: 'CD',
      registrationId: t.p.registrationId,
      recipient: 'COURT',
      recipientName: '瑞安市人民法院',
      purpose: 'OTHER',
      purposeText: '审理案件',
      letter: true,
      notarised: false,
      papers: '介绍信第 12 号',
    }),
  )
  await move(t, t.staff.takes, caseId, 'issue')
}

async function correction(t: Tale): Promise<void> {
  const { caseId } = await act(t, t.staff.takes, (tx) =>
    openCorrection(tx, t.staff.takes, {
      ...person(t.p),
      registrationId: t.p.registrationId,
      corrected: 'NAME',
      right: `${t.p.name.slice(0, 1)}建华`,
      clerical: true,
      situation: '登记时姓名写错一字',
    }),
  )
  const paper = { issuer: '瑞安市公安局', paper: '户证〔2026〕3 号', paperOn: dayInShanghai(t.at), situation: '户口登记的姓名' }
  await move(t, t.staff.takes, caseId, 'add_proof', paper)
}

const judgment =
  (entry: 'VOID' | 'COURT_DIVORCE', entered: boolean) =>
  async (t: Tale): Promise<void> => {
    const { caseId } = await act(t, t.staff.takes, (tx) =>
      openCourtEntry(tx, t.staff.takes, {
        requestId: randomUUID(),
        relationId: t.p.relationId,
        entry,
        decider: 'COURT',
        court: '瑞安市人民法院',
        courtNumber: entry === 'VOID' ? '（2026）浙0381民初88号' : '（2026）浙0381民初216号',
        effectiveOn: dayInShanghai(t.at),
        ground: entry === 'VOID' ? '一方登记时有配偶' : '感情确已破裂，准予离婚',
      }),
    )
    if (entered) await move(t, t.staff.head, caseId, 'enter', { situation: '文书和生效证明核对无误' })
  }

async function clue(t: Tale): Promise<void> {
  const { caseId } = await act(t, t.staff.takes, (tx) =>
    openClue(tx, t.staff.takes, {
      requestId: randomUUID(),
      relationId: t.p.relationId,
      clueFrom: 'PARTY',
      informant: '',
      situation: '身份证遗失期间被他人冒用登记',
    }),
  )
  await move(t, t.staff.takes, caseId, 'verify', { addressee: '瑞安市公安局', situation: '请核实登记人身份' })
}

const tales: ((t: Tale) => Promise<unknown>)[] = [
  issued,
  proof('TAIWAN', true),
  issued,
  copy,
  proof('PROPERTY', true),
  judgment('COURT_DIVORCE', true),
  correction,
  judgment('VOID', false),
  clue,
  found,
  reissue,
  proof('TAIWAN', false),
]

/** Wives of the earliest marriages registered here that stand and that nobody is about to end. */
async function partiesOf(db: Db, count: number): Promise<Party[]> {
  const { rows } = await db.pool.query<{ name: string; id_sealed: string; relation_id: string; registration_id: string }>(
    `select p.name, p.id_sealed, g.relation_id, g.id as registration_id
     from marriage_registration g join marriage_relation r on r.id = g.relation_id and r.status = 'EFFECTIVE'
       join marriage_spouse s on s.relation_id = r.id and s.side = 'WOMAN' join person p on p.id = s.person_id and p.died_on is null
     where g.kind = 'M1' and g.status = 'VALID' and not exists (select from registry_case_party c where c.person_id = p.id and c.open)
     order by g.register_date, g.id limit $1`,
    [count],
  )
  return rows.map((r) => ({
    name: r.name,
    idNumber: open(db.keys, r.id_sealed),
    relationId: r.relation_id,
    registrationId: r.registration_id,
  }))
}

async function registryOf(db: Db): Promise<Registry> {
  const { rows } = await db.pool.query<{ id: string; name: string; role: Role; place: string }>(
    `select s.id, s.name, p.role, p.place from staff s join staff_post p on p.staff_id = s.id
     where p.role in ('registrar', 'registry_head', 'county_head') order by s.login`,
  )
  const at = (role: Role, i = 0): Actor => {
    const found = rows.filter((r) => r.role === role)[i]
    if (!found) throw new Error(`nobody is ${role}`)
    return { kind: 'staff', person: null, ...found }
  }
  return { takes: at('registrar'), checks: at('registrar', 1), head: at('registry_head'), county: at('county_head') }
}
