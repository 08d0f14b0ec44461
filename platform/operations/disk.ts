import { stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'

export interface Finding {
  ok: boolean
  text: string
}

const leastFree = 2 * 1024 ** 3

/** Room on the disk of the data folder. */
export async function diskFree(dataDir: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(dataDir)
  const free = bavail * bsize
  return { ok: free >= leastFree, text: `剩余 ${(free / 1024 ** 3).toFixed(1)} GB${free < leastFree ? '，不足 2 GB，请清理或扩容' : ''}` }
}

/** The key file is readable by its owner only. */
export async function keysGuarded(dataDir: string): Promise<Finding> {
  const path = join(dataDir, 'keys.json')
  const found = await stat(path).catch(() => undefined)
  if (!found) return { ok: false, text: `${path} 不存在：已加密的内容打不开，请从备份恢复` }
  if (process.platform === 'win32') return { ok: true, text: '在；请确认只有服务账号可以读取' }
  const open = found.mode & 0o077
  return { ok: open === 0, text: open === 0 ? '在，只有本用户可以读取' : `其他用户可以读取，请执行 chmod 600 ${path}` }
}
