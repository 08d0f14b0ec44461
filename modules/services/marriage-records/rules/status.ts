/** How a marriage stands. */
export const relationStatuses = [
  'EFFECTIVE',
  'DISSOLVED_BY_REGISTRATION',
  'DISSOLVED_BY_COURT',
  'ENDED_BY_DEATH',
  'VOID',
  'REVOKED',
] as const
export type RelationStatus = (typeof relationStatuses)[number]
