import { type Day, firstOf, type Month } from '#kernel/day.ts'
import { type ParameterSet, versionOf } from '#kernel/parameter.ts'
import { Problem } from '#kernel/problem.ts'
import { dueOn } from '#platform/cases/clocks.ts'
import type { Actor } from '#platform/db/actor.ts'
import type { Tx } from '#platform/db/tx.ts'
import { parametersOf } from '#platform/policy/parameters.ts'
import '../problems.ts'
import { onBooksIn } from '../queries/on-books.ts'
import { isTriggered, type PriceIndex, type PriceLaw, pricePerPerson } from '../rules/price.ts'
import { keepBatch } from './keep-batch.ts'

function lawOf(parameters: ParameterSet, on: Day): PriceLaw | undefined {
  const value = (key: string) => parameters.find(key, on)?.value as number | undefined
  const [standard, cpiTrigger, foodTrigger, factor] = [
    value('dibao.standard'),
    value('price.cpiTrigger'),
    value('price.foodTrigger'),
    value('price.factor'),
  ]
  if (standard === undefined || cpiTrigger === undefined || foodTrigger === undefined || factor === undefined) return undefined
  return { standard: Math.round(standard * 100), cpiTrigger, foodTrigger, factor }
}

/**
 * The list of a month's price subsidy: everybody whose 低保 is in force in it, the same for each, paid to the household's
 * card. Throws `one_off.not_triggered`, `one_off.parameter_missing`, `one_off.already_paid`, `one_off.empty`.
 */
export async function preparePriceSubsidy(tx: Tx, actor: Actor, { month, cpi, food }: PriceIndex & { month: Month }): Promise<string> {
  const parameters = await parametersOf(tx)
  const on = firstOf(month)
  const law = lawOf(parameters, on)
  if (!law) throw new Problem('one_off.parameter_missing', { month })
  const paid = await tx
    .selectFrom('one_off_batch')
    .select('id')
    .where('programme', '=', 'price_subsidy')
    .where('month', '=', on)
    .where('state', '=', 'approved')
    .executeTakeFirst()
  if (paid) throw new Problem('one_off.already_paid', { month })
  const index = { cpi, food }
  const each = isTriggered(index, law) ? pricePerPerson(index, law) : 0
  if (each === 0) throw new Problem('one_off.not_triggered', { cpi, food, cpiTrigger: law.cpiTrigger, foodTrigger: law.foodTrigger })
  const households = (await onBooksIn(tx, month)).filter((h) => h.persons > 0)
  const days = Number(parameters.find('limit.priceSubsidy', tx.today)?.value ?? 0)
  const used = ['dibao.standard', 'price.factor'].map((key) => parameters.find(key, on)).filter((p) => p !== undefined)
  return keepBatch(tx, actor, {
    programme: 'price_subsidy',
    title: `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月价格临时补贴`,
    month,
    basis: { cpi, food, eachFen: each, parameters: used.map(versionOf) },
    dueOn: dueOn(tx.today, days, 'working_days'),
    items: households.map((h) => ({ ...h, fen: each * h.persons })),
  })
}
