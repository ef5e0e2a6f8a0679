/** Who may import whom: the table of docs/architecture.md. `test/architecture.test.ts` runs it and counts modules. */
const rooms = {
  domain: { from: '^domain/', to: '^domain/' },
  standards: { from: '^standards/', to: '^(standards|domain)/' },
  entities: { from: '^entities/', to: '^(entities|domain)/' },
  templates: { from: '^templates/', to: '^(templates|domain)/' },
  activities: { from: '^activities/', to: '^(activities|domain|standards|entities|templates)/' },
  application: {
    from: '^application/',
    to: '^(application|domain|standards|entities)/|^workflows/[^/]+/messages\\.ts$|^workflows/task-queue\\.ts$',
  },
  api: { from: '^api/(?!main\\.ts$)', to: '^(api|application|domain)/' },
  workflows: {
    from: '^workflows/',
    to: '^workflows/|^domain/tender/(evolve|deadlines|initial-state|tender)\\.ts$|^domain/procedures/',
  },
  cli: { from: '^cli/', to: '^(cli|domain|standards)/' },
  demo: { from: '^demo/', to: '^(demo|cli|domain|standards)/' },
};

const domainLibraries = [
  'decimal\\.js',
  'temporal-polyfill',
  'date-holidays',
  'age-encryption',
  'shamir-secret-sharing',
  '@noble/',
  '@scure/base',
  'canonicalize',
  'jose',
  'tar-stream',
];

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: { pathNot: 'node_modules' }, to: { circular: true } },
    ...Object.entries(rooms).map(([room, { from, to }]) => ({
      name: `${room}-imports`,
      severity: 'error',
      comment: `${room} may import only ${to}`,
      from: { path: from },
      to: {
        pathNot: [to, 'node_modules', '^[a-z_:/]+$'],
        dependencyTypesNot: ['type-only', 'npm', 'npm-dev', 'npm-no-pkg', 'core'],
      },
    })),
    {
      name: 'domain-is-pure',
      severity: 'error',
      from: { path: '^domain/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'workflows-fold-without-the-law',
      severity: 'error',
      comment:
        'what a workflow runs of a stage is folded again at every replay: never law, calendar or a decision',
      from: {
        path: [
          '^domain/tender/(|.+/)(evolve|deadlines|deadline|state|commands|events|initial-state|reducers|tender)\\.ts$',
          '^domain/procedures/',
        ],
      },
      to: {
        path: '^domain/(law|calendar)/|^domain/tender/(|.+/)(decide|guards|terms|pass-deadline)\\.ts$',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'domain-libraries',
      severity: 'error',
      from: { path: '^domain/' },
      to: { dependencyTypes: ['npm'], pathNot: domainLibraries.map((name) => `node_modules/${name}`) },
    },
    {
      name: 'standards-are-pure',
      severity: 'error',
      comment: 'bytes and models come in and go out; schemas too come from whoever reads the disk',
      from: { path: '^standards/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'standards-libraries',
      severity: 'error',
      from: { path: '^standards/' },
      to: { dependencyTypes: ['npm'], pathNot: 'node_modules/(xml-js|libxml2-wasm)/' },
    },
    {
      name: 'xml-only-through-the-wrapper',
      severity: 'error',
      comment: 'ADR 0009: neither library is safe by itself',
      from: { pathNot: '^(standards/xml|bench/xml)/' },
      to: { path: 'node_modules/(xml-js|libxml2-wasm)/' },
    },
    {
      name: 'workflows-are-deterministic',
      severity: 'error',
      from: { path: '^workflows/' },
      to: {
        dependencyTypes: ['core', 'npm'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@temporalio/(workflow|common)',
      },
    },
    {
      name: 'types-stay-in-their-rooms',
      severity: 'error',
      comment: 'even a type of entities never reaches the HTTP edge or a client',
      from: { path: '^(api/(?!main\\.ts$)|cli/|demo/)' },
      to: { path: '^entities/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(var|dist|test)/' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.mjs', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
