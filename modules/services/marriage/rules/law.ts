import type { Day } from '#kernel/day.ts'
import type { ParameterSet } from '#kernel/parameter.ts'
import { Problem } from '#kernel/problem.ts'

/** Finds a value of the law on a day; values named in a case go before the county's. */
export interface Law {
  on(day: Day): DayLaw
}

/** What the law and the county say on one day. */
export interface DayLaw {
  ages: { man: number; woman: number }
  generations: number
  scope: 'HOUSEHOLD' | 'HOUSEHOLD_OR_PERMIT' | 'NATIONWIDE'
  booklets: number
  diseaseBars: boolean
  /** Articles of the regulations on marriage registration, in the version of the day. */
  articles: Record<'couple' | 'papers' | 'parting' | 'partingPapers' | 'partingRefused', string>
  coolingOff: boolean
  coolingDays: number
  windowDays: number
  extendIfRestDay: boolean
  officeClose: string
  demonstration: boolean
  sheets: { marriage: number; divorce: number; reissue: number }
}

/** Throws `policy.missing` when a value is asked for a day that has none. */
export function lawFrom(parameters: ParameterSet, named: Readonly<Record<string, unknown>> = {}): Law {
  const value = <T>(key: string, on: Day): T => {
    if (Object.hasOwn(named, key)) return named[key] as T
    const found = parameters.find(key, on)
    if (!found) throw new Problem('policy.missing', { key, on })
    return found.value as T
  }
  return {
    on: (day) => ({
      ages: { man: value('marriage.age.man', day), woman: value('marriage.age.woman', day) },
      generations: value('marriage.kinship.generations', day),
      scope: value('marriage.jurisdiction.scope', day),
      booklets: value('marriage.papers.booklets', day),
      diseaseBars: value('marriage.disease.bars', day),
      articles: value('marriage.articles', day),
      coolingOff: value('divorce.coolingOff', day),
      coolingDays: value('divorce.cooling.days', day),
      windowDays: value('divorce.window.days', day),
      extendIfRestDay: value('divorce.cooling.extendIfRestDay', day),
      officeClose: value('office.close', day),
      demonstration: value('county.demonstration', day),
      sheets: {
        marriage: value('certificates.perMarriage', day),
        divorce: value('certificates.perDivorce', day),
        reissue: value('certificates.perReissue', day),
      },
    }),
  }
}
