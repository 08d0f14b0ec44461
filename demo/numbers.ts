import { checkMark } from '#kernel/citizen-id.ts'

/** An address code that was never assigned: numbers under it pass every check and belong to nobody. */
export const demoAddress = '330399'
/** The same for people from outside the county. */
export const elsewhereAddress = '330398'

/** A checksummed number of an invented person; `order` distinguishes people born on one day. */
export function demoNumber(birthDate: string, sex: 'M' | 'F', order: number, address = demoAddress): string {
  const serial = String(order * 2 + (sex === 'M' ? 1 : 0)).padStart(3, '0')
  const first17 = `${address}${birthDate.replaceAll('-', '')}${serial}`
  return first17 + checkMark(first17)
}

/** A card number that passes its check digit. */
export function demoAccount(order: number): string {
  const first = `6230000000${String(order).padStart(8, '0')}`
  for (let digit = 0; digit < 10; digit++) {
    const number = `${first}${digit}`
    const sum = [...number].reverse().reduce((total, sign, i) => {
      const value = Number(sign) * (i % 2 === 1 ? 2 : 1)
      return total + (value > 9 ? value - 9 : value)
    }, 0)
    if (sum % 10 === 0) return number
  }
  return first
}
