/** What a reader at the keyboard types after a card was laid on it. */
export interface CardRead {
  name: string
  idNumber: string
  ethnicity?: string
  address?: string
}

const ethnicities =
  /^(汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺)族?$/

/**
 * Reads the line of a keyboard-wedge reader: fields with |, tab, comma or semicolon between them, in any order. The number is the
 * field of eighteen signs, the name the first field of Chinese or minority letters that is neither sex, people nor address.
 */
export function readCard(line: string): CardRead | null {
  const fields = line
    .split(/[|\t,;，；\n]/)
    .map((f) => f.trim())
    .filter(Boolean)
  const idNumber = fields.find((f) => /^\d{17}[\dXx]$/.test(f))?.toUpperCase()
  const words = fields.filter((f) => /\p{Script=Han}/u.test(f))
  const candidates = words.filter((f) => f !== '男' && f !== '女' && !/(公安局|省|市|县|区|镇|村|路|号)/.test(f))
  // A people's name may be a person's: of two such words the first is the name.
  const name = candidates.find((f) => !ethnicities.test(f)) ?? candidates[0]
  if (!idNumber || !name) return null
  const people = words.find((f) => f !== name && ethnicities.test(f))
  const address = words.find((f) => f !== name && /(省|市|县|区|镇|村|路|号)/.test(f) && !f.includes('公安局'))
  return {
    name,
    idNumber,
    ...(people ? { ethnicity: people.endsWith('族') ? people : `${people}族` } : {}),
    ...(address ? { address } : {}),
  }
}
