import tseslint from 'typescript-eslint';

const noProcessEnv = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message:
    'Read settings from libs/runtime: one configuration file, checked at start. Only libs/runtime reads process.env.',
};
const noForwardRef = {
  selector: "CallExpression[callee.name='forwardRef']",
  message: 'Two modules that need each other are one module, or miss a third. Move what both need.',
};

export default tseslint.config(
  { ignores: ['dist/**', 'node_modules/**', 'coverage/**', 'apps/console/src/api/schema.d.ts'] },
  ...tseslint.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      'no-restricted-syntax': ['error', noProcessEnv, noForwardRef],
      'no-console': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      eqeqeq: ['error', 'always'],
    },
  },
  {
    files: ['libs/runtime/**', 'test/**', '**/*.spec.ts', '**/*.conformance.ts'],
    rules: { 'no-restricted-syntax': ['error', noForwardRef], 'max-lines': 'off', 'no-console': 'off' },
  },
  {
    // Its port finder asks which of the test runner's workers it serves.
    files: ['libs/testing/**'],
    rules: { 'no-restricted-syntax': ['error', noForwardRef] },
  },
  {
    files: ['**/*.{mjs,cjs}'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
);
