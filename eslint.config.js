import js from '@eslint/js';
import globals from 'globals';
import { configs as lit } from 'eslint-plugin-lit';

export default [
  {
    ignores: [
      'build/',
      'dist/',
      'web/engine/generated/',
      'web/public/',
      'bench/node_modules/',
      'test-results/',
    ],
  },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2024, sourceType: 'module' },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-unused-vars': ['error', { args: 'after-used', ignoreRestSiblings: true }],
      eqeqeq: 'error',
      curly: ['error', 'multi-line'],
      'no-console': 'error',
      'no-implicit-coercion': ['error', { boolean: false }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-arrow-callback': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
    },
  },
  {
    files: ['web/**/*.js'],
    ...lit['flat/recommended'],
    languageOptions: {
      globals: { ...globals.browser, __APP_VERSION__: 'readonly' },
    },
  },
  {
    files: ['web/engine/worker.js', 'web/data/decode-worker.js'],
    languageOptions: { globals: globals.worker },
  },
  {
    // The session also runs in Node, in its tests.
    files: ['web/engine/breathe.js'],
    languageOptions: { globals: { setImmediate: 'readonly' } },
  },
  {
    // Programs and tests of Node; what Playwright's tests hand to the page sees the page's names.
    files: ['scripts/**/*.js', 'tests/**/*.js', 'bench/**/*.js', '*.config.js'],
    languageOptions: { globals: { ...globals.node, ...globals.browser } },
    rules: { 'no-console': 'off' },
  },
];
