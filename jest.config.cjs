/** One Jest run for everything but the browser: pure specs beside their source, service specs, system specs under test/. */
module.exports = {
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'default'] },
  roots: ['<rootDir>/apps', '<rootDir>/libs', '<rootDir>/test'],
  testMatch: ['**/*.spec.ts'],
  globalSetup: '<rootDir>/test/harness/template-folder.cjs',
  testSequencer: '<rootDir>/test/harness/slowest-first.cjs',
  setupFiles: ['reflect-metadata', '<rootDir>/test/harness/property-seed.cjs'],
  transform: { '^.+\\.[cm]?[jt]s$': '@swc/jest' },
  // Nest 12 and a few of its companions ship ES modules only; Jest below Node 24.9 cannot require those untranspiled.
  transformIgnorePatterns: [
    '/node_modules/(?!(@nestjs|cookie|file-type|strtok3|token-types|uint8array-extras|@tokenizer|@borewit|@nats-io|pg-boss|rrule-temporal|serialize-error|non-error|openid-client|oauth4webapi|jose|marked|unpdf)/)',
  ],
  maxWorkers: 2,
  // Specs wait for conditions; a busy machine must not make them fail.
  testTimeout: 60_000,
};
