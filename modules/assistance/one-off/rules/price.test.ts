import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTriggered, type PriceLaw, pricePerPerson } from './price.ts'

const law: PriceLaw = { standard: 88_600, cpiTrigger: 3.5, foodTrigger: 6, factor: 1 }

const table: { why: string; cpi: number; food: number; factor?: number; paid: boolean; gives: number }[] = [
  { why: 'food at its line, equality included', cpi: 2.1, food: 6, paid: true, gives: 5316 },
  { why: 'all prices at their line', cpi: 3.5, food: 1.2, paid: true, gives: 1063 },
  { why: 'neither', cpi: 3.4, food: 5.9, paid: false, gives: 5227 },
  { why: 'doubled, as from March to June 2020', cpi: 4.3, food: 18.3, factor: 2, paid: true, gives: 32_428 },
  { why: 'half a cent goes up', cpi: 4, food: 0.01, paid: true, gives: 9 },
  { why: 'food became cheaper', cpi: 3.6, food: -2, paid: true, gives: 0 },
]
for (const { why, cpi, food, factor = 1, paid, gives } of table)
  test(why, () => {
    assert.equal(isTriggered({ cpi, food }, law), paid)
    assert.equal(pricePerPerson({ cpi, food }, { ...law, factor }), gives)
  })
