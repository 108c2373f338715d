import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'bench/node_modules/', 'fixtures/dossiers/', '**/*.js', '**/*.mjs', '**/*.cjs'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // Numeric loops index arrays whose bounds they own; `!` is forbidden all the same, so a guard or `?? 0` is written.
      '@typescript-eslint/prefer-for-of': 'off',
      'max-lines': ['error', { max: 350, skipBlankLines: false, skipComments: false }],
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'No enums: use a union of string literals.' }],
      eqeqeq: 'error',
    },
  },
  {
    // Only the CLI prints: the library reports through values and progress events.
    files: ['src/**/*.ts'],
    ignores: ['src/cli/**'],
    rules: { 'no-console': 'error' },
  },
  {
    // Checks are pure: no clock, no randomness, no files, no network.
    files: ['src/checks/**/*.ts', 'src/domain/**/*.ts', 'src/similarity/**/*.ts', 'src/reviewers/**/*.ts', 'src/report/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Randomness is injected: take a seeded generator.' },
        { object: 'Date', property: 'now', message: 'The clock is injected: take a Clock.' },
      ],
    },
  },
  { files: ['**/*.test.ts', 'tests/**/*.ts'], rules: { '@typescript-eslint/no-non-null-assertion': 'off', 'max-lines': 'off' } },
);
