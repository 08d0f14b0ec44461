/** What the conditions below ask. States, dates, counts and staff ids only. */
export type SubsistenceFacts = {
  onBehalf?: boolean
  staffRelative?: boolean
  supplementAsked?: boolean
  supplementUntil?: string
  consentMissing?: number
  sourcesMissing?: string[]
  reportNo?: string
  investigators?: string[]
  cosigned?: boolean
  photos?: number
  neighbours?: number
  favour?: boolean
  opinionBy?: string
  noticePostedOn?: string
  noticeEndsOn?: string
  objectionOpen?: boolean
  spotCheckDrawn?: boolean
  spotCheckDone?: boolean
  proposedBy?: string
  proposedGrant?: boolean
  category?: string
  undecided?: boolean
  monthlyFen?: number
}
