import { roleNames, type Role } from '#kernel/role.ts'
import type { Db } from '#platform/db/database.ts'
import type { Tx } from '#platform/db/tx.ts'
import { hashPassword } from './password.ts'

export const demoPassword = 'Minxin-2026-demo'

const county = '330381'
const mayu = '330381116'
const tangxia = '330381101'
const registry = '330381-M01'

/** Institutions outside towns and villages: two that report deaths, and the marriage registry. */
const institutions = [
  { code: '330381-H01', name: '瑞安市人民医院' },
  { code: '330381-F01', name: '瑞安市殡仪馆' },
  { code: registry, name: '瑞安市婚姻登记处' },
]

/** The demonstration staff; the order is the order of the sign-in page. The village is 马屿镇's first. */
export const demoStaff: { login: string; name: string; role: Role; place: string; phone: string; first?: boolean }[] = [
  { login: 'cunhai', name: '陈海', role: 'village_worker', place: '', phone: '0577-65000001' },
  { login: 'wumin', name: '吴敏', role: 'town_clerk', place: mayu, phone: '0577-65000016' },
  { login: 'zhengjianguo', name: '郑建国', role: 'town_clerk', place: mayu, phone: '0577-65000017' },
  { login: 'linwei', name: '林伟', role: 'town_lead', place: mayu, phone: '0577-65000018' },
  { login: 'hedui', name: '叶静', role: 'verifier', place: county, phone: '0577-65000020' },
  { login: 'keyuan', name: '潘晓', role: 'county_clerk', place: county, phone: '0577-65000030' },
  // Has no part in ordinary cases: the one who examines what others decided.
  { login: 'lushu', name: '陆舒', role: 'county_clerk', place: county, phone: '0577-65000033' },
  { login: 'kezhang', name: '黄立', role: 'county_head', place: county, phone: '0577-65000031' },
  { login: 'caiwu', name: '周兰', role: 'finance', place: county, phone: '0577-65000040' },
  { login: 'caiwu2', name: '蔡宁', role: 'finance', place: county, phone: '0577-65000041' },
  { login: 'shenji', name: '金正', role: 'auditor', place: county, phone: '0577-65000050' },
  { login: 'tangxia', name: '王芳', role: 'town_clerk', place: tangxia, phone: '0577-65000101' },
  // Has a first password, which must be changed before anything else.
  { login: 'xinlai', name: '郑新', role: 'town_clerk', place: tangxia, phone: '0577-65000102', first: true },
  { login: 'yiyuan', name: '韩梅', role: 'reporter', place: '330381-H01', phone: '0577-65000060' },
  { login: 'binyiguan', name: '曾强', role: 'reporter', place: '330381-F01', phone: '0577-65000061' },
  { login: 'juzhang', name: '项明', role: 'county_head', place: county, phone: '0577-65000032' },
  { login: 'xinxi', name: '施远', role: 'operator', place: county, phone: '0577-65000060' },
  { login: 'dengji', name: '孙婷', role: 'registrar', place: registry, phone: '0577-65000071' },
  { login: 'dengji2', name: '胡斌', role: 'registrar', place: registry, phone: '0577-65000072' },
  { login: 'dengjizhuren', name: '何敏', role: 'registry_head', place: registry, phone: '0577-65000070' },
  { login: 'danganyuan', name: '夏青', role: 'archivist', place: registry, phone: '0577-65000073' },
  { login: 'fudaoyuan', name: '方芸', role: 'counsellor', place: registry, phone: '0577-65000074' },
]

/** Makes the demonstration accounts; only ever called in demonstration mode. */
export async function makeDemoStaff(db: Db, village: string, since = '2018-01-01'): Promise<void> {
  const hash = await hashPassword(demoPassword)
  for (const { code, name } of institutions)
    await db.pool.query("insert into division (code, name, level) values ($1, $2, 'institution') on conflict (code) do nothing", [
      code,
      name,
    ])
  for (const s of demoStaff) {
    const { rows } = await db.pool.query<{ id: string }>(
      `insert into staff (login, name, password_hash, must_change, office_phone, demo) values ($1, $2, $3, $4, $5, true)
       on conflict (login) do update set name = excluded.name returning id`,
      [s.login, s.name, hash, s.first === true, s.phone],
    )
    await db.pool.query('insert into staff_post (staff_id, role, place, valid_from) values ($1, $2, $3, $4) on conflict do nothing', [
      rows[0]?.id,
      s.role,
      s.place || village,
      since,
    ])
  }
}

/** The sign-ins that the demonstration shows; nothing outside demonstration mode. */
export async function demoSignInsOf(tx: Tx) {
  if (!tx.db.demo) return { password: null, staff: [], residents: [] }
  const rows = await tx
    .selectFrom('staff')
    .innerJoin('staff_post', 'staff_post.staff_id', 'staff.id')
    .innerJoin('division', 'division.code', 'staff_post.place')
    .select(['staff.login', 'staff.name', 'staff_post.role', 'division.name as placeName'])
    .where(
      'staff.login',
      'in',
      demoStaff.map((s) => s.login),
    )
    .execute()
  const order = new Map(demoStaff.map((s, i) => [s.login, i]))
  rows.sort((a, b) => (order.get(a.login) ?? 0) - (order.get(b.login) ?? 0))
  return {
    password: demoPassword,
    staff: rows.map((r) => ({ login: r.login, name: r.name, roleName: roleNames[r.role as Role] ?? r.role, placeName: r.placeName })),
    residents: [
      { phone: '19900000001', name: '林秀兰', about: '46 岁，带两个孩子和母亲，在附近工厂上班' },
      { phone: '19900000002', name: '蔡德明', about: '74 岁，和老伴一起生活，儿子在塘下镇' },
    ],
  }
}
