import type { CaseBeside, DeskPage, DeskPages } from '#web/pages.ts'

const found = import.meta.glob<DeskPages>('../../modules/*/*/web/desk.ts', { eager: true })

const own: DeskPage[] = [
  {
    path: '/policy',
    load: () => import('./policy-page.tsx'),
    menu: { label: '政策参数', group: '局务', roles: ['county_clerk', 'county_head', 'auditor', 'finance', 'town_clerk', 'town_lead'] },
  },
  {
    path: '/figures',
    load: () => import('./figures-page.tsx'),
    menu: { label: '指标', group: '局务', roles: ['county_head', 'county_clerk', 'auditor', 'registry_head'] },
  },
  { path: '/figures/:figureId/:year', load: () => import('./figure-page.tsx') },
  { path: '/audit', load: () => import('./audit-page.tsx'), menu: { label: '操作记录', group: '局务', roles: ['auditor', 'county_head'] } },
  {
    path: '/operations',
    load: () => import('./operations-page.tsx'),
    menu: { label: '系统运行', group: '局务', roles: ['operator', 'county_head', 'auditor'] },
  },
]

/** Pages that the platform and the modules bring to the workbench. */
export const deskPages: DeskPage[] = [...Object.values(found).flatMap((m) => m.pages), ...own]
/** What a service shows of its own cases. */
export const caseViews = Object.assign({}, ...Object.values(found).map((m) => m.caseViews ?? {})) as NonNullable<DeskPages['caseViews']>
/** What other modules show beside them. */
export const besides: CaseBeside[] = Object.values(found).flatMap((m) => m.besides ?? [])
