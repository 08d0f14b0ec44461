import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2) as (algorithm: 'argon2id', options: object) => Promise<Buffer>
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

async function tagOf(password: string, nonce: Buffer): Promise<Buffer> {
  return derive('argon2id', { message: Buffer.from(password.normalize('NFKC')), nonce, ...cost })
}

/** An argon2id hash with its cost and salt in the text. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=1$${nonce.toString('base64url')}$${(await tagOf(password, nonce)).toString('base64url')}`
}

// An unknown sign-in costs the same time as a known one.
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'

/** Whether the password fits; `hash` undefined (no such account) takes as long and is false. */
export async function passwordFits(password: string, hash: string | undefined): Promise<boolean> {
  const [, , , , salt = '', tag = ''] = (hash ?? nobody).split('$')
  const found = await tagOf(password, Buffer.from(salt, 'base64url'))
  return timingSafeEqual(found, Buffer.from(tag, 'base64url')) && hash !== undefined
}

const common = ['1234567890', 'password12', 'qwertyuiop', '1111111111', 'aaaaaaaaaa', 'minxin2026', 'admin12345']

/** Why a new password is not taken; undefined when it is. */
export function passwordFault(next: string, current: string, login: string): string | undefined {
  if ([...next].length < 10) return '至少 10 个字符'
  if (next === current) return '不能和原密码相同'
  if (next.toLowerCase().includes(login.toLowerCase())) return '不能包含登录名'
  if (common.includes(next.toLowerCase()) || new Set(next).size < 4) return '太简单，请换一个不容易猜到的'
  return undefined
}
