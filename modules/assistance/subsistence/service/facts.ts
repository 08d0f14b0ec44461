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
  /** Objections to the notice whose finding is not written yet. */
  objectionsOpen?: number
  /** Who investigated before an objection or a remedy made it be done again. */
  investigatedBefore?: string[]
  spotCheckDrawn?: boolean
  spotCheckDone?: boolean
  proposedBy?: string
  proposedGrant?: boolean
  category?: string
  undecided?: boolean
  monthlyFen?: number
  /** The contested case that this one decides again, and the day by whose law: that of the first decision. */
  restartOf?: string
  /** The household on the books whose grant was contested. */
  rootId?: string
  asOf?: string
}

/** Whether somebody has investigated the case, now or before it was done again. */
export const hasInvestigated = (f: SubsistenceFacts, who: { id: string }): boolean =>
  [...(f.investigators ?? []), ...(f.investigatedBefore ?? [])].includes(who.id)

/** Whether somebody had a hand in what is to be decided. */
export const tookPart = (f: SubsistenceFacts, who: { id: string }): boolean =>
  f.proposedBy === who.id || f.opinionBy === who.id || hasInvestigated(f, who)
