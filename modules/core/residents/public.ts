// All that other modules may import of the register of people.
export { residentDeath } from './consequences.ts'
export { residentDivorce, residentMarriage, residentVoid } from './couple.ts'
export { residentIdentity } from './identity.ts'
export { type KnownStatus, maritalHistory, type StatusFrom, takeBackStatuses, tellMaritalStatus, writeStatuses } from './marital.ts'
export { maritalNames, type MaritalStatus } from './rules/marital-status.ts'
export { findOrRegister, findOrRegisterAll, findOrRegisterByDocument, personRow, readingsOf } from './register.ts'
export { residentRoutes } from './routes.ts'
