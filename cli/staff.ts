import { addStaff, resetPassword } from '#platform/identity/keep-staff.ts'
import type { DatabaseCommand } from './command.ts'
import { wrongUse } from './usage.ts'

/** Accounts and posts of staff: the first ones of a county, and passwords that were lost. */
export const staffCommand: DatabaseCommand = async (
  db,
  { args: [what, login = '', name = '', role = '', place = '', ...more], say, clock },
) => {
  if (what === 'reset' && login && !name) {
    say(`新的初始密码：${await resetPassword(db, login, clock())}（登录后必须修改）`)
    return 0
  }
  if (what !== 'add' || !place || more.length > 0) throw wrongUse('staff')
  const password = await addStaff(db, { login, name, role, place }, clock())
  say(password ? `已建立账号 ${login}，初始密码：${password}（登录后必须修改）` : `账号 ${login} 已有，岗位已加上，密码没有变。`)
  return 0
}
