import { defineProblems } from '#kernel/problem.ts'

defineProblems({
  'sheet.empty': { status: 422, zh: '表格是空的，没有收下。请选择填好的表格。' },
  'sheet.not_a_sheet': { status: 415, zh: '这个文件不是 Excel（.xlsx）或 CSV 表格，没有收下。请另存为 .xlsx 后再传。' },
  'sheet.old_format': { status: 415, zh: '这是旧格式（.xls）或加了密码的表格，读不出来。请去掉密码，另存为 .xlsx 后再传。' },
  'sheet.damaged': { status: 422, zh: '表格文件已损坏，读不完整。请用 Excel 或 WPS 打开，另存一份后再传。' },
  'sheet.too_large': { status: 413, zh: '表格太大，没有收下。请删掉无关的工作表和图片，或按乡镇分成几份。' },
  'sheet.no_header': { status: 422, zh: '前 {most} 行里没有找到表头。表头应有这些列：{expected}。' },
  'sheet.header_missing': { status: 422, zh: '表头（第 {row} 行）缺少这些列：{missing}。请补上后再传。' },
  'sheet.header_twice': { status: 422, zh: '表头（第 {row} 行）里“{header}”出现了两次。请只留一列。' },
  'sheet.header_unit': { status: 422, zh: '表头“{header}”的单位是万元。这里的金额以元为单位，请换算成元后再传。' },
})
