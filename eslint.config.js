import js from '@eslint/js';
import vue from 'eslint-plugin-vue';
import accessibility from 'eslint-plugin-vuejs-accessibility';
import globals from 'globals';
import typescript from 'typescript-eslint';
import { layers } from './eslint.layers.js';

const product = ['server/src/**/*.ts', 'shared/src/**/*.ts', 'client/src/**/*.{ts,vue}'];
const tests = ['**/*.test.ts', '{client,server,shared}/test/**/*.ts', 'scripts/fake-monzo/test/**/*.ts'];

export default typescript.config(
  { ignores: ['**/dist/', '**/.building-*/', 'coverage/', 'data/', 'postman/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  { rules: { 'max-lines': ['error', { max: 250 }] } },
  { files: ['**/*.{mjs,js}'], languageOptions: { globals: globals.node } },
  {
    files: ['scripts/fake-monzo/page/**/*.js'],
    languageOptions: { globals: globals.browser, sourceType: 'module' },
  },
  { files: ['client/public/**/*.js'], languageOptions: { globals: globals.browser, sourceType: 'script' } },
  {
    files: ['**/*.ts'],
    extends: [typescript.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // `return next()` ends a function early.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Factories return functions that know no `this`.
      '@typescript-eslint/unbound-method': 'off',
      // An async function that does not wait turns what it throws into a rejection.
      '@typescript-eslint/require-await': 'off',
      // Spreading a text by its code points is meant.
      '@typescript-eslint/no-misused-spread': 'off',
      // What is stored, and what others change meanwhile, is checked although its type promises it.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-deprecated': 'off',
    },
  },
  {
    files: ['client/src/**/*.vue'],
    extends: [
      typescript.configs.strict,
      vue.configs['flat/recommended'],
      accessibility.configs['flat/recommended'],
    ],
    languageOptions: { globals: globals.browser, parserOptions: { parser: typescript.parser } },
    rules: {
      'vuejs-accessibility/label-has-for': ['error', { required: { some: ['nesting', 'id'] } }],
      'vue/require-default-prop': 'off',
      // Prettier lays the templates out.
      'vue/html-closing-bracket-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-self-closing': 'off',
      'vue/max-attributes-per-line': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/singleline-html-element-content-newline': 'off',
    },
  },
  {
    files: product,
    ignores: tests,
    rules: {
      'no-console': 'error',
      '@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
    },
  },
  ...layers(tests),
  // The types of components are checked by vue-tsc, which knows them.
  { files: ['client/{src,test}/**/*.ts'], rules: { '@typescript-eslint/no-unsafe-argument': 'off' } },
  {
    // Tests read answers of any shape.
    files: tests,
    rules: Object.fromEntries(
      ['argument', 'assignment', 'call', 'member-access', 'return'].map((what) => [
        `@typescript-eslint/no-unsafe-${what}`,
        'off',
      ]),
    ),
  },
  // Files that no tsconfig.json names.
  {
    files: [
      '*.ts',
      'client/*.ts',
      'scripts/*.ts',
      'scripts/planted/**/*.ts',
      'shared/src/**/*.test.ts',
      'shared/test/**/*.ts',
    ],
    extends: [typescript.configs.disableTypeChecked],
  },
  // SQLite's values may be anything, and are only shown.
  {
    files: ['server/src/store/sqlite/**/*.ts'],
    rules: { '@typescript-eslint/restrict-template-expressions': 'off' },
  },
);
