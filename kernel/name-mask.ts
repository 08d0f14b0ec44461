const compound = new Set('欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 司徒 端木 南宫 长孙'.split(' '))

/** A name as a public notice shows it: 王*明, 李*, 欧阳*雪. Rare characters count as one each. */
export function maskName(name: string): string {
  const signs = [...name]
  const surname = compound.has(signs.slice(0, 2).join('')) && signs.length > 2 ? 2 : 1
  const given = signs.slice(surname)
  const first = signs.slice(0, surname).join('')
  if (given.length <= 1) return `${first}*`
  return `${first}${'*'.repeat(given.length - 1)}${given.at(-1)}`
}

/** Children are never named: the guardian stands for them. */
export const maskGuardian = (name: string): string => `${[...name][0] ?? ''}某某监护人`
