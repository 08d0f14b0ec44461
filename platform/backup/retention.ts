const shape = /^minxin-\d{6}-(\d{8})T\d{6}\.minxin$/

/** The name of a scheduled backup: county and moment in Asia/Shanghai, so that names sort by time. */
export function backupName(countyCode: string, at: Date): string {
  const local = new Date(at.getTime() + 8 * 3_600_000).toISOString()
  return `minxin-${countyCode}-${local.slice(0, 10).replaceAll('-', '')}T${local.slice(11, 19).replaceAll(':', '')}.minxin`
}

/**
 * Which of the files in a folder to remove: kept are the newest `days` scheduled backups and the first of each of the
 * newest `months` months. What does not look like one of ours is never named.
 */
export function tooOld(names: readonly string[], days: number, months: number): string[] {
  const ours = names.filter((n) => shape.test(n)).sort()
  const firstOfMonth = new Map<string, string>()
  for (const name of ours) {
    const month = (shape.exec(name)?.[1] ?? '').slice(0, 6)
    if (!firstOfMonth.has(month)) firstOfMonth.set(month, name)
  }
  const kept = new Set([...ours.slice(-Math.max(1, days)), ...[...firstOfMonth.values()].slice(months > 0 ? -months : ours.length)])
  return ours.filter((n) => !kept.has(n))
}
