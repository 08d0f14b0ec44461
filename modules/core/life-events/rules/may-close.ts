/** Whether somebody may say that a line is done: whoever it is for, and the county for anybody below it. */
export function mayClose(
  line: { state: string; role: string | null; kept: Readonly<Record<string, unknown>> },
  who: { role: string },
): boolean {
  if (line.state !== 'open' || line.kept.byHand !== true) return false
  const county = who.role === 'county_clerk' || who.role === 'county_head'
  return who.role === line.role || (county && line.role !== 'finance')
}
