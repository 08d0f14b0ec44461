import type { App } from '#platform/http/app.ts'
import { serve } from '#platform/http/serve.ts'
import { xlsxType } from '#platform/sheets/write.ts'
import { approveList, rejectList } from './commands/decide.ts'
import { prepareByClass } from './commands/festival.ts'
import { markedList, prepareByList } from './commands/list.ts'
import { preparePriceSubsidy } from './commands/price-subsidy.ts'
import * as contract from './contract.ts'
import { oneOffList, oneOffSheet, oneOffView } from './queries/lists.ts'

/** Money paid once to many: lists, their approval. */
export function oneOffRoutes(app: App): void {
  serve(app, contract.listOneOffs, (tx) => oneOffList(tx))
  serve(app, contract.getOneOff, oneOffView)
  serve(app, contract.preparePrice, async (tx, actor, input) => ({ batchId: await preparePriceSubsidy(tx, actor, input) }))
  serve(app, contract.prepareFestival, async (tx, actor, input) => ({ batchId: await prepareByClass(tx, actor, input) }))
  serve(app, contract.prepareList, async (tx, actor, input, { bytes }) => ({
    batchId: await prepareByList(tx, actor, input, bytes),
  }))
  serve(app, contract.markList, async (tx, _, { month }, { bytes }) => ({
    name: '名单_错误标注.xlsx',
    type: xlsxType,
    bytes: await markedList(tx, month, bytes),
  }))
  serve(app, contract.exportOneOff, oneOffSheet)
  serve(app, contract.approveOneOff, async (tx, actor, { batchId }) => {
    await approveList(tx, actor, batchId)
    return {}
  })
  serve(app, contract.rejectOneOff, async (tx, actor, { batchId }) => {
    await rejectList(tx, actor, batchId)
    return {}
  })
}
