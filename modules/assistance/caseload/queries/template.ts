import type { Download } from '#kernel/contract.ts'
import { sheetXlsx, xlsxType } from '#platform/sheets/write.ts'
import { caseloadColumns } from '../columns.ts'

/** The empty list: every head that is understood, in its order. */
export async function templateSheet(): Promise<Download> {
  const columns = Object.values(caseloadColumns).map((c) => ({ header: c.money ? `${c.header}（元）` : c.header, width: 16 }))
  return { name: '名册模板.xlsx', type: xlsxType, bytes: await sheetXlsx(columns, []) }
}
