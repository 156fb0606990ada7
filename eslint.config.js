import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { boundaryRules } from './tools/architecture/boundaries.js';

export default tseslint.config(
  { ignores: ['node_modules', 'out', 'dist', 'coverage', 'chart'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js'] } } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { requireDefaultForNonUnion: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/no-floating-promises': [
        'error',
        { allowForKnownSafeCalls: [{ from: 'package', name: ['test'], package: 'node:test' }] },
      ],
      'max-lines': ['error', { max: 300 }],
      // A bare sleep hides what is waited for: wait for the thing itself, or poll with a bound.
      'no-restricted-imports': [
        'error',
        { paths: [{ name: 'node:timers/promises', importNames: ['setTimeout'], message: 'Poll for what you wait for (harness/time).' }] },
      ],
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['test/**', 'scenarios/**'], rules: { '@typescript-eslint/no-unused-expressions': 'off' } },
  boundaryRules,
  { files: ['**/*.js'], ...tseslint.configs.disableTypeChecked },
);
