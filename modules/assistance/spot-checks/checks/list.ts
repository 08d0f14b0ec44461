import { type RawBuilder, sql } from 'kysely'
import { addMonthsToMonth, firstOf } from '#kernel/day.ts'
import { afterPlace } from '#kernel/place.ts'
import { barredRoots } from '#modules/assistance/subsistence/public.ts'
import type { Actor } from '#platform/db/actor.ts'
import { placeNames } from '#platform/db/place-names.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { type ErrorKind, errorKinds, errorOf, type Finding, type ScoreRule, townScore } from '../rules/score.ts'
import { spotCorrection } from '../service.ts'
import { errorNames, findingNames, mandatoryNames } from '../texts.zh.ts'

interface Row {
  id: string
  item: string
  place: string
  title: string
  case_id: string | null
  root_id: string | null
  mandatory: string | null
  stopped: boolean
  finding: Finding | null
  visited_on: string | null
  correction_case: string | null
  step: string | null
  due_on: string | null
  late: boolean | null
}

/** What lies at the actor's place and is not of their own family. */
const here = async (tx: Tx, actor: Actor) => sql`s.place >= ${actor.place} and s.place < ${afterPlace(actor.place)}
  and (s.case_id is null or exists (select from case_file f where f.id = s.case_id))
  and (s.root_id is null or s.root_id <> all(${await barredRoots(tx, actor)}::uuid[]))`

/** Checks with how their correction stands. Late: the ten working days are over, whether the town has answered since or not. */
const checksSql = (today: string, where: RawBuilder<unknown>, rest: RawBuilder<unknown>) => sql<Row>`
  select s.id, s.item, s.place, s.title, s.case_id, s.root_id, s.mandatory, s.stopped, s.finding, s.visited_on, c.id as correction_case, c.step, c.due_on,
    (k.used_before > k.days or k.stopped_on is null and k.paused_on is null and k.due_on < ${today}::date) as late
  from spot_check s left join case_file c on c.id = s.correction_case left join case_clock k on k.case_id = c.id and k.clock = 'correction'
  where ${where} ${rest}`

const perPage = 50

export interface ListQuery {
  drawId?: string | undefined
  filter: 'open' | 'found' | 'correcting'
  after?: string | undefined
}

/** Checks of the actor's place, by town; a town sees only what was found. */
export async function checkList(tx: Tx, actor: Actor, { drawId, filter, after }: ListQuery) {
  const [place = '', id = '00000000-0000-0000-0000-000000000000'] = (after ?? '').split('~')
  const which = {
    open: sql`and s.finding is null`,
    found: sql`and s.finding is not null`,
    correcting: sql`and s.correction_case is not null and c.ended_at is null`,
  }
  const where = sql`${await here(tx, actor)} ${which[filter]} ${drawId ? sql`and s.draw_id = ${drawId}::uuid` : sql``}`
  const { rows } = await checksSql(
    tx.today,
    where,
    sql`and (s.place, s.id) > (${place}, ${id}::uuid) order by s.place, s.id limit ${perPage + 1}`,
  ).execute(tx)
  const shown = rows.slice(0, perPage)
  const last = rows.length > perPage ? shown.at(-1) : undefined
  return { items: await itemsOf(tx, shown), next: last ? `${last.place}~${last.id}` : null }
}

async function itemsOf(tx: Tx, rows: readonly Row[]) {
  const names = await placeNames(
    tx,
    rows.map((r) => r.place),
  )
  return rows.map((r) => {
    const error = r.finding && errorOf(r.finding, r.stopped)
    return {
      checkId: r.id,
      item: r.item,
      title: r.title,
      placeName: names.get(r.place) ?? r.place,
      caseId: r.case_id,
      rootId: r.root_id,
      mandatoryLabel: r.mandatory ? (mandatoryNames[r.mandatory] ?? '') : '',
      stopped: r.stopped,
      finding: r.finding,
      findingLabel: r.finding ? findingNames[r.finding] : '',
      errorLabel: error ? errorNames[error] : '',
      visitedOn: r.visited_on,
      correctionCase: r.correction_case,
      correctionLabel: r.step ? (spotCorrection.steps[r.step as keyof typeof spotCorrection.steps]?.label ?? '') : '',
      dueOn: r.due_on,
      late: r.late === true,
    }
  })
}

interface Period {
  from: string
  until: string
}

/** Everything that was found in the months of a period, at the actor's place: the one query behind numbers, scores and lists. */
async function foundIn(tx: Tx, actor: Actor, { from, until }: Period): Promise<Row[]> {
  const { rows } = await checksSql(
    tx.today,
    sql`${await here(tx, actor)} and s.finding is not null and s.found_at >= ${firstOf(from)}::date::timestamp at time zone 'Asia/Shanghai'
      and s.found_at < ${firstOf(addMonthsToMonth(until, 1))}::date::timestamp at time zone 'Asia/Shanghai'`,
    sql`order by s.place, s.id`,
  ).execute(tx)
  return rows
}

/** The three error numbers and the score of each town; each number is the length of its list. */
export async function summaryOf(tx: Tx, actor: Actor, period: Period) {
  const rows = await foundIn(tx, actor, period)
  const parameters = await parametersOf(tx)
  const points = parameters.find('spot.points', tx.today)?.value as ScoreRule['points']
  const rule: ScoreRule = { points, lateMinus: Number(parameters.find('spot.lateMinus', tx.today)?.value ?? 0) }
  const towns = [...Map.groupBy(rows, (r) => r.place.slice(0, 9))].sort(([a], [b]) => (a < b ? -1 : 1))
  const names = await placeNames(
    tx,
    towns.map(([town]) => town),
  )
  return {
    checked: rows.length,
    errors: errorKinds.map((kind) => ({ error: kind, label: errorNames[kind], count: errorsAmong(rows, kind).length })),
    towns: towns.map(([place, checks]) => ({
      place,
      name: names.get(place) ?? place,
      checked: checks.length,
      faults: checks.filter((c) => c.finding !== 'OK').length,
      late: checks.filter((c) => c.late).length,
      score: townScore(
        checks.map((c) => ({ finding: c.finding as Finding, late: c.late === true })),
        rule,
      ),
    })),
  }
}

const errorsAmong = (rows: readonly Row[], kind: ErrorKind) => rows.filter((r) => r.finding && errorOf(r.finding, r.stopped) === kind)

/** The list behind one of the three numbers. */
export async function errorList(tx: Tx, actor: Actor, { error, ...period }: Period & { error: ErrorKind }) {
  return { items: await itemsOf(tx, errorsAmong(await foundIn(tx, actor, period), error)) }
}
