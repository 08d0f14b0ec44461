import type { Effect } from '#platform/cases/case-file.ts'
import { grant, propose, refuse, spotChecked, withdraw } from './county.ts'
import { report } from './report.ts'
import { accept, accompany, askSupplement, cosign, investigate, object, opine, post, requestVerification, supply } from './town.ts'

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
  lapse: withdraw,
}
