import { sql } from 'kysely'
import type { z } from 'zod'
import { Problem } from '#kernel/problem.ts'
import { record } from '#platform/audit/record.ts'
import { when } from '#platform/bookings/booking.ts'
import { liftClosure, planClosure, settleClosure, type TellClosure } from '#platform/bookings/closures.ts'
import type { Actor } from '#platform/db/actor.ts'
import { asOffice, type Tx } from '#platform/db/tx.ts'
import { enqueueMessage } from '#platform/notify/send.ts'
import '../problems.ts'
import { registryPlace, rulesOf } from '../rules-of.ts'
import { instantAt } from '../rules/opening.ts'
import { type Counter, counterNames } from '../rules/services.ts'
import { countersOf } from '../slots/keep.ts'
import { messages } from '../texts.zh.ts'
import { contentOf } from '../visits/party.ts'
import type { planRegistryClosure } from './contract.ts'

const perPage = 20
const answerHours = 48

const tellPlanned: TellClosure = async (tx, { booking, offer, reason }) => {
  const text = offer ? messages.moved(reason, when(offer.starts), when(offer.until)) : messages.closed(reason)
  await enqueueMessage(tx, { kind: 'marriage_booking', to: contentOf(tx, booking.content_sealed).phone, text })
}
const tellCancelled: TellClosure = (tx, { booking, reason }) =>
  enqueueMessage(tx, { kind: 'marriage_booking', to: contentOf(tx, booking.content_sealed).phone, text: messages.cancelled(reason) })

/** Plans that a counter is closed; everybody affected is told and offered another time. Throws `peak.closure_before_draw`. */
export async function plan(tx: Tx, actor: Actor, input: z.output<typeof planRegistryClosure.input>) {
  const [from, until] = [instantAt(input.day, input.fromTime), instantAt(input.day, input.untilTime)]
  if (from >= until) throw new Problem('marriage_booking.no_stretch')
  if (until <= tx.now) throw new Problem('booking.past', { when: when(until) })
  const place = registryPlace(tx)
  const resourceId = (await asOffice(tx, actor, () => countersOf(tx)))[input.counter]
  const drawn = await tx
    .selectFrom('booking_slot')
    .select('id')
    .where('resource_id', '=', resourceId)
    .where('day', '=', input.day)
    .where('draw_group', 'is not', null)
    .where('starts_at', '<', until)
    .where('ends_at', '>', from)
    .executeTakeFirst()
  if (drawn) throw new Problem('peak.closure_before_draw')
  const done = await planClosure(tx, actor, { place, resourceId, from, until, reason: input.reason, answerHours }, tellPlanned)
  const detail = { affected: done.affected, offered: done.offered }
  await record(tx, actor, { act: 'booking.close', subjectKind: 'closure', subjectId: done.closureId, place, detail })
  return done
}

export async function settle(tx: Tx, actor: Actor, { closureId }: { closureId: string }) {
  const done = await settleClosure(tx, actor, closureId, tellCancelled, await rulesOf(tx))
  await record(tx, actor, { act: 'booking.settle', subjectKind: 'closure', subjectId: closureId, detail: { cancelled: done.cancelled } })
  return done
}

export async function lift(tx: Tx, actor: Actor, { closureId }: { closureId: string }) {
  await liftClosure(tx, actor, closureId, await rulesOf(tx))
  await record(tx, actor, { act: 'booking.lift', subjectKind: 'closure', subjectId: closureId })
  return {}
}

interface Row {
  id: string
  code: string
  from_at: Date
  until_at: Date
  reason: string
  state: 'PLANNED' | 'CLOSED' | 'LIFTED'
  standing: number
  answered: number
  still: number
  affected: number
}

/** Closures, newest first, with what became of the bookings in them. */
export async function closureList(tx: Tx, _: Actor, { after }: { after?: string | undefined }) {
  const [at, id] = (after ?? '').split('~')
  const { rows } = await sql<Row>`
    select c.id, r.code, c.from_at, c.until_at, c.reason, c.state,
      count(b.id)::int as affected, (count(b.id) filter (where b.status = 'MOVED'))::int as answered,
      (count(b.id) filter (where b.status = 'CONFIRMED'))::int as still,
      (count(b.id) filter (where b.status = 'CONFIRMED' and exists (
         select from booking o where o.replaces = b.id and o.status = 'HELD' and o.hold_until > ${tx.now})))::int as standing
    from booking_closure c join booking_resource r on r.id = c.resource_id
    left join booking b on b.resource_id = c.resource_id and b.starts_at < c.until_at and b.starts_at >= c.from_at - interval '1 day'
      and b.ends_at > c.from_at and b.status in ('CONFIRMED', 'MOVED', 'CANCELLED') and coalesce(b.released_at, c.made_at) >= c.made_at
    where c.place = ${registryPlace(tx)} and (${at || null}::timestamptz is null or (c.from_at, c.id) < (${at || null}::timestamptz, ${id ?? null}::uuid))
    group by c.id, r.code order by c.from_at desc, c.id desc limit ${perPage + 1}`.execute(tx)
  const page = rows.slice(0, perPage)
  const last = rows.length > perPage ? page.at(-1) : undefined
  return {
    items: page.map((r) => ({
      closureId: r.id,
      counterName: counterNames[r.code as Counter] ?? r.code,
      from: when(r.from_at),
      until: when(r.until_at),
      reason: r.reason,
      state: r.state,
      affected: r.affected,
      answered: r.answered,
      standing: r.standing,
      left: r.still,
    })),
    next: last ? `${last.from_at.toISOString()}~${last.id}` : null,
  }
}
