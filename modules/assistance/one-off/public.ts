// All that other modules may import of one-off payments.
export { approveList } from './commands/decide.ts'
export { prepareByClass } from './commands/festival.ts'
export { preparePriceSubsidy } from './commands/price-subsidy.ts'
export { oneOffParameters } from './parameters.ts'
export { oneOffRoutes } from './routes.ts'
