import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * The embedded engine does not lock its folder, and a second process would destroy it. This lock is a file created
 * exclusively with our process number and its beginning; a lock whose process is gone is taken over. Throws an Error naming the holder.
 */
export function lockDirectory(path: string): () => void {
  mkdirSync(dirname(path), { recursive: true })
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const fd = openSync(path, 'wx')
      writeSync(fd, `${process.pid} ${startOf(process.pid)}`)
      closeSync(fd)
      return () => rmSync(path, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const [pid, start] = readFileSync(path, 'utf8').split(' ')
      const holder = Number(pid)
      if (holder && holder !== process.pid && isAlive(holder) && (!start || start === startOf(holder))) throw new DirectoryInUse(holder)
      rmSync(path, { force: true })
    }
  }
  throw new Error(`cannot lock ${path}`)
}

/** Another process holds the embedded database. */
export class DirectoryInUse extends Error {
  readonly pid: number
  constructor(pid: number) {
    super(`内嵌数据库正由另一个进程（${pid}）使用；请先停下它，或通过它操作。`)
    this.pid = pid
  }
}

/** When a process began, as the system counts it: a number that was given again belongs to another. Empty where this is not told. */
function startOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold spaces; the beginning is the twentieth word after it.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  } catch {
    return ''
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
