// The desk of the registry for tests: two registrars, people with numbers, blanks in the drawer, and the double of the base.
import { randomUUID } from 'node:crypto'
import { marriageRounds } from '#modules/services/marriage/public.ts'
import { accountBlanks, demoRegistry } from './marriages.ts'
import { declarationOf, papersOf, reviewOf } from './registry-forms.ts'
import { demoNumber } from './numbers.ts'
import { type Answer, type Browser, type DemoCounty, demoCounty } from './test-county.ts'

export interface Desk extends DemoCounty {
  registrar: Browser
  second: Browser
  head: Browser
  /** One round of questions to the national register. */
  answer(): Promise<unknown>
  /** A move of a case by somebody. */
  move(who: Browser, caseId: string, move: string, input?: object): Promise<Answer>
  /** Checks a couple in and takes the case as far as it is reviewed. */
  reviewed(man: Person, woman: Person): Promise<string>
}

export interface Person {
  name: string
  idNumber: string
}

let order = 300

/** Somebody who is not in the register yet. */
export const newPerson = (name: string, birth: string, sex: 'M' | 'F'): Person => ({
  name,
  idNumber: demoNumber(birth, sex, ++order % 499),
})

export { declarationOf, ownPapers, papersOf, reviewOf } from './registry-forms.ts'

export async function openDesk(at = '2026-11-26T09:00:00+08:00'): Promise<Desk> {
  const county = await demoCounty(at)
  await accountBlanks(county.db, await demoRegistry(county.db), [], 40)
  const [registrar, second, head] = [await county.staff('dengji'), await county.staff('dengji2'), await county.staff('dengjizhuren')]
  const [base] = marriageRounds(county.db, county.clock)
  const answer = async () => base?.run(county.clock())
  const move: Desk['move'] = async (who, caseId, name, input = {}) => {
    const { rows } = await county.db.pool.query<{ version: number }>('select version from case_file where id = $1', [caseId])
    return who.post(`/api/cases/${caseId}/moves/${name}`, { requestId: randomUUID(), version: rows[0]?.version ?? 0, input })
  }
  const step = async (who: Browser, caseId: string, name: string, input: object) => {
    const done = await move(who, caseId, name, input)
    if (done.status !== 200) throw new Error(`${name}: ${JSON.stringify(done.body)}`)
  }
  return Object.assign(county, {
    registrar,
    second,
    head,
    answer,
    move,
    reviewed: async (man: Person, woman: Person) => {
      const opened = await registrar.post('/api/marriage/check-in', { requestId: randomUUID(), kind: 'M1', man, woman })
      if (opened.status !== 200) throw new Error(JSON.stringify(opened.body))
      const { caseId } = opened.body
      await step(registrar, caseId, 'verify', papersOf())
      await answer()
      await step(registrar, caseId, 'declare', declarationOf())
      await step(second, caseId, 'review', reviewOf)
      return caseId as string
    },
  })
}
