import { citizenId } from '#kernel/citizen-id.ts'
import { type Day, isDay, type Month } from '#kernel/day.ts'
import { type Fen, fromYuan } from '#kernel/money.ts'
import { Problem, problemReply } from '#kernel/problem.ts'
import { type Cell, dayOfSerial } from './cell.ts'

/** Why a cell cannot be taken, and what to do. */
export class Fault {
  readonly reason: string
  readonly remedy: string
  constructor(reason: string, remedy: string) {
    this.reason = reason
    this.remedy = remedy
  }
}

/** One declared column: how its head may be written, and how a cell is read. */
export interface Column<T> {
  header: string
  aliases: readonly string[]
  /** Whether the table must have it; a cell of such a column must be filled. */
  required: boolean
  /** The table must have it, a row may leave it empty: what is said once for a whole household. */
  blank?: boolean
  /** Whether it holds money, so that a head in 万元 is refused. */
  money?: boolean
  read(cell: Cell, today: Day): T | Fault
}

export type Columns = Record<string, Column<unknown>>
export type RowOf<C extends Columns> = { [K in keyof C]: C[K] extends Column<infer T> ? T : never }

/** The same column, which the table or a row may do without. */
export const optional = <T>(column: Column<T>): Column<T | null> => ({ ...column, required: false })

/** The same column, which the table must have and a row may leave empty. */
export const sometimes = <T>(column: Column<T>): Column<T | null> => ({ ...column, blank: true })

export const text = (header: string, aliases: readonly string[] = [], most = 60): Column<string> => ({
  header,
  aliases,
  required: true,
  read: ({ text }) => (text.length > most ? new Fault(`超过 ${most} 个字`, '请写短一些') : text),
})

/** A citizen's number: 15 digits become 18; one that was stored as a number has lost its last digits. */
export const idNumber = (header: string, aliases: readonly string[] = []): Column<string> => ({
  header,
  aliases,
  required: true,
  read: (cell, today) => {
    if (hasLostDigits(cell)) return lostDigits
    try {
      return citizenId(cell.text, today)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      const [reason = '', remedy = ''] = problemReply(error).message.split('。')
      return new Fault(reason.replace(/^公民身份号码/, ''), remedy)
    }
  },
})

/** A card or account number: only digits, so many of them. */
export const digits = (header: string, aliases: readonly string[], least: number, most: number): Column<string> => ({
  header,
  aliases,
  required: true,
  read: (cell) => {
    if (hasLostDigits(cell)) return lostDigits
    const plain = cell.text.replace(/[\s-]/g, '')
    if (/^\d+$/.test(plain) && plain.length >= least && plain.length <= most) return plain
    return new Fault(`应是 ${least} 至 ${most} 位数字`, '请对照卡面逐位核对')
  },
})

const lostDigits = new Fault('被存成了数字，末几位已经丢失', '请把这一列设为“文本”格式，对照原件重新填写')
const hasLostDigits = ({ kind, text }: Cell): boolean => kind === 'number' && (/e/i.test(text) || text.replace(/\D/g, '').length > 15)

const mostFen = 1_000_000_000

/** An amount in yuan, answered in fen. */
export const money = (header: string, aliases: readonly string[] = []): Column<Fen> => ({
  header,
  aliases,
  required: true,
  money: true,
  read: ({ text }) => {
    if (/万/.test(text)) return new Fault('写成了万元', '请换算成元')
    const plain = narrow(text).replace(/^[¥￥]|元$|[,，\s]/g, '')
    if (/^-/.test(plain)) return new Fault('是负数', '金额不能小于 0，请核对')
    if (!/^\d{1,8}(\.\d+)?$/.test(plain)) return new Fault(`“${short(text)}”不是金额`, '请填以元为单位的数字，如 1522.50')
    if (!/^\d+(\.\d{1,2})?$/.test(plain)) return new Fault('超过两位小数', '请精确到分')
    const fen = fromYuan(plain)
    return fen > mostFen ? new Fault('金额过大', '请核对是否多填了零') : fen
  },
})

/** A date however it is written: 2020-09-01, 2020.9.1, 2020年9月1日, 20200901, or Excel's own. */
export const day = (header: string, aliases: readonly string[] = []): Column<Day> => ({
  header,
  aliases,
  required: true,
  read: (cell) => dayOf(cell) ?? new Fault(`“${short(cell.text)}”不是日期，或者这一天不存在`, '请写作 2020-09-01'),
})

function dayOf({ kind, text }: Cell): Day | undefined {
  if (kind === 'date') return text
  const plain = narrow(text)
  if (kind === 'number' && /^\d{5}$/.test(plain)) return dayOfSerial(Number(plain))
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(\s+\d{1,2}:\d{2}(:\d{2})?)?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  if (!parts) return undefined
  const found = `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}`
  return isDay(found) ? found : undefined
}

/** A month however it is written: 2020-09, 2020年9月, 202009, or any day in it. */
export const month = (header: string, aliases: readonly string[] = []): Column<Month> => ({
  header,
  aliases,
  required: true,
  read: (cell) => {
    const day = dayOf(cell)
    if (day) return day.slice(0, 7)
    const plain = narrow(cell.text)
    // A number 2020.1 was typed as 2020.1 or as 2020.10: nobody can know.
    if (cell.kind === 'number' && plain.includes('.')) return new Fault(`“${plain}”分不清是 1 月还是 10 月`, '请写作 2020-01')
    const parts = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(plain) ?? /^(\d{4})(\d{2})$/.exec(plain)
    const found = parts ? `${parts[1]}-${parts[2]?.padStart(2, '0')}` : ''
    return isDay(`${found}-01`) ? found : new Fault(`“${short(cell.text)}”不是月份`, '请写作 2020-09')
  },
})

/** One of a few words; several words may mean the same. */
export const choice = <T extends string | number>(header: string, aliases: readonly string[], words: Record<string, T>): Column<T> => ({
  header,
  aliases,
  required: true,
  read: ({ text }) =>
    words[narrow(text).replace(/\s/g, '')] ??
    new Fault(`没有“${short(text)}”这一种`, `请填：${Object.keys(words).slice(0, 12).join('、')}`),
})

/** Full-width figures and marks as ordinary ones. */
const narrow = (text: string): string => text.replace(/[！-～]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0)).trim()
const short = (text: string): string => (text.length > 12 ? `${text.slice(0, 12)}…` : text)
