/** Whether the digits of a card number pass their check digit (Luhn). */
export function passesLuhn(account: string): boolean {
  if (!/^\d{12,19}$/.test(account)) return false
  const sum = [...account].reverse().reduce((total, sign, i) => {
    const value = Number(sign) * (i % 2 === 1 ? 2 : 1)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return sum % 10 === 0
}
