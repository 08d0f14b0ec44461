import { randomUUID } from 'node:crypto'
import { Problem } from '#kernel/problem.ts'
import { registrarsRequired, type StaffingRule } from '#modules/services/marriage-booking/public.ts'
import { record } from '#platform/audit/record.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { actorNames, staffAt } from '#platform/identity/names.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import { registryOf } from '../archive/registry.ts'
import '../problems.ts'
import { type SiteAnswer, siteGap, type SiteItem, siteItemKeys, siteItems } from '../rules/site.ts'

type Answers = Record<SiteItem, SiteAnswer>

/** Grade, last check with its gap, earlier checks, and how many registrars hold a post today. */
export async function siteView(tx: Tx, actor: Actor) {
  const place = registryOf(tx, actor)
  const grades = await tx
    .selectFrom('marriage_site_grade')
    .selectAll()
    .where('place', '=', place)
    .orderBy('granted_on', 'desc')
    .limit(20)
    .execute()
  const checks = await tx
    .selectFrom('marriage_site_check')
    .selectAll()
    .where('place', '=', place)
    .orderBy('checked_at', 'desc')
    .limit(12)
    .execute()
  const [last, ...earlier] = checks
  const names = last ? await actorNames(tx, [last.checked_by]) : new Map<string, string>()
  return {
    grades: grades.map((g) => ({
      grade: g.grade,
      grantedOn: g.granted_on,
      validUntil: g.valid_until,
      document: g.document,
      inForce: g.granted_on <= tx.today && (!g.valid_until || g.valid_until >= tx.today),
    })),
    last: last
      ? {
          checkedOn: last.checked_on,
          checkedBy: names.get(last.checked_by) ?? '',
          residents: last.residents,
          registrars: last.registrars,
          required: last.required,
          missingRegistrars: Math.max(0, last.required - last.registrars),
          items: siteItemKeys.map((key) => {
            const answer = (last.items as unknown as Partial<Answers>)[key]
            return { label: siteItems[key], met: answer?.reached ?? false, evidence: answer?.proofWords ?? '' }
          }),
        }
      : null,
    earlier: earlier.map((c) => ({
      checkedOn: c.checked_on,
      met: siteItemKeys.filter((key) => (c.items as unknown as Partial<Answers>)[key]?.reached).length,
      of: siteItemKeys.length,
      registrars: c.registrars,
      required: c.required,
    })),
    postsHeld: (await staffAt(tx, 'registrar', place)).length,
  }
}

interface Check {
  residents: number
  registrars: number
  siteItems: Answers
}

/** A check against the standard, with the registrars that it asks for on that day. Throws `policy.missing`. */
export async function checkSite(
  tx: Tx,
  actor: Actor,
  { residents, registrars, siteItems: items }: Check,
): Promise<{ required: number; missing: number }> {
  const rule = (await parametersOf(tx)).find('reg.staffing', tx.today)?.value as StaffingRule | undefined
  if (!rule) throw new Problem('policy.missing', { key: 'reg.staffing', on: tx.today })
  const required = registrarsRequired(residents, rule)
  const id = randomUUID()
  await tx
    .insertInto('marriage_site_check')
    .values({
      id,
      place: registryOf(tx, actor),
      checked_on: tx.today,
      residents,
      registrars,
      required,
      items: JSON.stringify(items),
      checked_by: actor.id,
      checked_at: tx.now,
    })
    .execute()
  const gap = siteGap(items, registrars, required)
  const missing = gap.missing.length + gap.registrars
  await record(tx, actor, { act: 'marriage_site.check', subjectKind: 'marriage_site_check', subjectId: id, detail: { required, missing } })
  return { required, missing }
}

interface Grade {
  grade: number
  grantedOn: string
  document: string
}

/** The national grade by its document. Throws `marriage_office.future`. */
export async function gradeSite(tx: Tx, actor: Actor, { grade, grantedOn, document }: Grade) {
  if (grantedOn > tx.today) throw new Problem('marriage_office.future', { field: '认定日期' })
  const id = randomUUID()
  await tx
    .insertInto('marriage_site_grade')
    .values({ id, place: registryOf(tx, actor), grade, granted_on: grantedOn, document, recorded_by: actor.id, recorded_at: tx.now })
    .execute()
  await record(tx, actor, { act: 'marriage_site.grade', subjectKind: 'marriage_site_grade', subjectId: id, detail: { grade } })
  return {}
}
