import type { Effect } from '#platform/cases/case-file.ts'
import { object } from '../contested/objections.ts'
import { grant, propose, refuse, spotChecked } from './county.ts'
import { lapse, withdraw } from './ending.ts'
import { report } from './report.ts'
import { accept, accompany, askSupplement, cosign, investigate, opine, post, requestVerification, supply } from './town.ts'

/** What each move of 低保 does beside moving. */
export const effects: Readonly<Record<string, Effect>> = {
  accept,
  ask_supplement: askSupplement,
  supply,
  request_verification: requestVerification,
  report,
  investigate,
  accompany,
  cosign,
  opine,
  post_notice: post,
  object,
  propose,
  record_spot_check: spotChecked,
  grant,
  refuse,
  withdraw,
  lapse,
}
