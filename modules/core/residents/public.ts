// All that other modules may import of the register of people.
export { residentDeath } from './consequences.ts'
export { findOrRegister, findOrRegisterAll, personRow, readingsOf } from './register.ts'
export { residentRoutes } from './routes.ts'
