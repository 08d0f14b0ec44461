/** The roles of social assistance, the one who keeps the machine running, and the marriage registry. Lower snake case everywhere: code, tests, database. */
export const roles = [
  'applicant',
  'proxy',
  'village_worker',
  'town_clerk',
  'town_lead',
  'county_clerk',
  'county_head',
  'verifier',
  'assessor',
  'visitor',
  'dpf_clerk',
  'finance',
  'auditor',
  'operator',
  'reporter',
  'registrar',
  'registry_head',
  'archivist',
  'counsellor',
] as const

export type Role = (typeof roles)[number]

export const roleNames: Record<Role, string> = {
  applicant: '申请人',
  proxy: '代办人',
  village_worker: '村居救助协理员',
  town_clerk: '乡镇经办人',
  town_lead: '乡镇分管领导',
  county_clerk: '市局科员',
  county_head: '市局负责人',
  verifier: '核对员',
  assessor: '评估员',
  visitor: '入户员',
  dpf_clerk: '残联经办人',
  finance: '财务',
  auditor: '审计',
  operator: '信息管理员',
  reporter: '报告单位',
  registrar: '婚姻登记员',
  registry_head: '婚姻登记处主任',
  archivist: '婚姻档案员',
  counsellor: '婚姻家庭辅导员',
}

/** Roles that a member of staff signs in with; applicants and proxies are residents. */
export const staffRoles = roles.filter((r) => r !== 'applicant' && r !== 'proxy')

/** Staff who work on cases and may open one of their place, its papers and its letters. */
export const caseRoles = staffRoles.filter(
  (r) => !['finance', 'dpf_clerk', 'visitor', 'assessor', 'operator', 'reporter', 'counsellor'].includes(r),
)
