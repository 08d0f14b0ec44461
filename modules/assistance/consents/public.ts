// All that other modules may import of consents.
import './problems.ts'

export { keepConsents, type NewConsent } from './keep.ts'
export { consented, consentedSql, requireConsent } from './require.ts'
