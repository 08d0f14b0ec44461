import type { Day } from '#kernel/day.ts'
import { no, type Verdict, yes } from './verdict.ts'

/** Evidence from outside, by which alone the registry revokes. */
export const outsideEvidence = ['POLICE_FINDING', 'JUDICIAL_SUGGESTION', 'PROCURATORIAL_SUGGESTION'] as const

const opinion = '高检发办字〔2021〕109号（2021年11月18日）'

/** Whether a registration under a false identity is revoked: on evidence of police, court or procurator, under the law of the day. */
export function mayRevokeFalse({ evidence, on }: { evidence: readonly string[]; on: Day }, byRegistry: boolean): Verdict {
  if (!byRegistry)
    return no(
      '2021年11月18日以前，登记机关不能自行撤销冒名顶替、弄虚作假的婚姻登记',
      opinion,
      `请当事人向人民法院起诉（${on.slice(0, 4)}年的规定）`,
    )
  if (!evidence.some((e) => (outsideEvidence as readonly string[]).includes(e)))
    return no('没有公安机关的结论、司法建议或检察建议，登记机关不能撤销', opinion, '请登记线索并移送公安机关，收到证据后再办')
  return yes()
}
