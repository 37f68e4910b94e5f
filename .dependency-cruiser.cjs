/** The house's rules (docs/ARCHITECTURE.md). Each message says what to do instead. */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Files that import each other cannot be read one at a time. Move what both need into a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'apps-never-import-apps',
      comment:
        'Services talk over the bus: call the operation in libs/contracts. Only all-in-one composes the apps.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/all-in-one/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'only-a-modules-front-door',
      comment: 'An app is entered by its <app>.module.ts; export there what composition needs.',
      severity: 'error',
      from: { path: '^(apps/all-in-one|test)/' },
      to: {
        path: '^apps/([^/]+)/src/',
        pathNot: [
          '^apps/[^/]+/src/[^/]+\\.module\\.ts$',
          '^apps/all-in-one/',
          // The console knows no lib: a spec holds its table of error categories beside the product's.
          '^apps/console/src/api/error-category\\.ts$',
        ],
      },
    },
    {
      name: 'no-deep-import-into-a-lib',
      comment: 'Import #libs/<lib>; export from its index.ts what others may use.',
      severity: 'error',
      from: { path: '^(apps|libs)/([^/]+)/' },
      to: { path: '^libs/([^/]+)/src/', pathNot: ['^libs/[^/]+/src/index\\.ts$', '^$1/$2/'] },
    },
    {
      name: 'libs-never-import-apps',
      comment: 'A lib serves apps and knows none.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^apps/' },
    },
    {
      name: 'contracts-import-zod-only',
      comment: 'Contracts are read by every service and by the generators: they depend on nothing but zod.',
      severity: 'error',
      from: { path: '^libs/contracts/', pathNot: '\\.spec\\.ts$' },
      to: { pathNot: ['^libs/contracts/', '^node_modules/zod/'] },
    },
    {
      name: 'pure-rooms-stay-pure',
      comment:
        'semantics, reader, calculations, search and domain folders take what they need as arguments: no framework, database, clock or file.',
      severity: 'error',
      from: {
        path: [
          '^(libs/(semantics|reader|calculations|search)/|apps/[^/]+/src/domain/)',
          '^apps/[^/]+/src/[^/]+/domain/',
        ],
        pathNot: '\\.spec\\.ts$',
      },
      to: {
        path: [
          'node_modules/@nestjs',
          'node_modules/(typeorm|pg|ioredis|pino|fastify)/',
          'node_modules/@(aws-sdk|duckdb|nats-io|fastify)/',
          '^libs/(bus|runtime|persistence|warehouse|model)/',
        ],
      },
    },
    {
      name: 'typeorm-only-in-persistence',
      comment:
        'Entities and queries live in a persistence folder; the rest of the app sees its store through a port.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['/persistence/'] },
      to: { path: 'node_modules/typeorm/' },
    },
    {
      name: 'aws-only-in-adapters',
      comment: 'AWS is behind a port: write an adapter folder.',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: [
          '^libs/(model/src/bedrock|warehouse/src/(redshift-data|athena))/',
          // Photos are the store's own and no warehouse's: their bucket is behind the port of that room.
          '^apps/store/src/photos/s3/',
          '\\.spec\\.ts$',
        ],
      },
      to: { path: 'node_modules/@aws-sdk/' },
    },
    {
      name: 'testing-only-from-specs',
      comment: 'Fakes never reach production code.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: ['\\.spec\\.ts$', '\\.conformance\\.ts$', '^libs/testing/'] },
      to: { path: ['^libs/testing/', '\\.conformance\\.ts$'] },
    },
    {
      name: 'console-imports-no-lib',
      comment: 'The console uses the generated client only, which proves that the published API suffices.',
      severity: 'error',
      from: { path: '^apps/console/' },
      to: { path: '^libs/' },
    },
    {
      name: 'not-to-dev-dependency',
      comment: 'What runs in production is a dependency.',
      severity: 'error',
      from: {
        path: '^(apps|libs)/',
        pathNot: ['\\.(spec|conformance)\\.ts$', '^apps/console/', '^libs/testing/'],
      },
      to: { dependencyTypes: ['npm-dev'] },
    },
    {
      name: 'not-unresolvable',
      comment: 'This import leads nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Benchmarks measure the built code, which is not there before the build.
    exclude: { path: '^(test/bench|dist)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'require', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
