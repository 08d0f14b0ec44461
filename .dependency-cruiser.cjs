// The walls of the house; tools/walls.test.ts plants violations and sees them reported.
const pure = '(rules|form|service|parameters|reasons)([.]ts$|/)'
const notTests = '([.]test[.]ts$|journey[.]ts$|test-county[.]ts$|demo[.]ts$|/demo/)'
module.exports = {
  forbidden: [
    {
      name: 'kernel-imports-nothing',
      severity: 'error',
      from: { path: '^kernel/', pathNot: notTests },
      to: { path: '^(platform|modules|web|demo|counties)/' },
    },
    {
      name: 'platform-imports-kernel',
      severity: 'error',
      from: { path: '^platform/', pathNot: notTests },
      to: { path: '^(modules|web|demo|counties)/' },
    },
    {
      name: 'modules-meet-at-public',
      severity: 'error',
      from: { path: '^modules/([^/]+/[^/]+)/', pathNot: notTests },
      to: { path: '^modules/', pathNot: '^modules/($1/|[^/]+/[^/]+/(public|contract)[.]ts$)' },
    },
    {
      name: 'rules-are-pure',
      severity: 'error',
      from: { path: `^modules/.+/${pure}`, pathNot: notTests },
      to: { pathNot: `^kernel/|node_modules/zod|/(contract|texts[.]zh)[.]ts$|/${pure}` },
    },
    {
      name: 'pages-stay-in-the-browser',
      severity: 'error',
      from: { path: '^(web/|modules/.+/web/)', pathNot: notTests },
      to: { path: '^platform/|node_modules/pg/|^node:', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'pages-import-their-own-pure-files',
      severity: 'error',
      from: { path: '^modules/([^/]+/[^/]+)/web/', pathNot: notTests },
      to: {
        path: '^modules/',
        pathNot: `^modules/$1/(web/|contract[.]ts$|[^/]+/contract[.]ts$|texts[.]zh[.]ts$|.*${pure})|^modules/[^/]+/[^/]+/contract[.]ts$`,
      },
    },
    {
      name: 'light-doors-without-workbench-library',
      severity: 'error',
      from: { path: '^(web/(portal|open|kit)/|modules/.+/web/(portal|open))', pathNot: notTests },
      to: { path: 'node_modules/(antd|@ant-design)/', reachable: true },
    },
    { name: 'no-cycles', severity: 'error', from: { pathNot: notTests }, to: { circular: true, dependencyTypesNot: ['type-only'] } },
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: 'web/dist' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.css'],
    },
  },
}
