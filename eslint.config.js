// The linter's rules: strict and type-checked for TypeScript, Svelte's recommended ones for components, few exceptions.
import svelte from 'eslint-plugin-svelte';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

const parserOptions = { projectService: true, tsconfigRootDir: import.meta.dirname, extraFileExtensions: ['.svelte'] };

export default defineConfig(
	globalIgnores([
		'build/',
		'.svelte-kit/',
		'.shyraq/',
		'test-results/',
		'coverage/',
		'node_modules/',
		'tools/node/',
		'content/'
	]),
	{
		rules: {
			'no-console': ['error', { allow: ['info', 'warn', 'error'] }],
			eqeqeq: 'error',
			'no-debugger': 'error',
			'no-dupe-keys': 'error',
			'no-empty': 'error',
			'no-fallthrough': 'error',
			'no-undef': 'error',
			'no-unreachable': 'error',
			'no-unused-vars': ['error', { caughtErrors: 'all' }],
			'no-var': 'error',
			'prefer-const': 'error',
			'no-restricted-syntax': [
				'error',
				{ selector: "CallExpression[callee.name='setTimeout'][arguments.length<2]", message: 'Say how long to wait.' },
				{ selector: 'ExportAllDeclaration', message: 'Import the file that has the thing.' }
			]
		}
	},
	{
		files: ['**/*.ts', '**/*.svelte'],
		extends: [ts.configs.strictTypeChecked],
		languageOptions: { globals: { ...globals.browser, ...globals.serviceworker }, parserOptions },
		rules: {
			// TypeScript itself knows what is defined, and its linter what is used
			'no-undef': 'off',
			'no-unused-vars': 'off',
			// Numbers and booleans say themselves well enough inside a text
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
			// An arrow that only does something is plain to read
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/consistent-type-imports': [
				'error',
				{ fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }
			],
			// Interfaces of others ask for promises where we have nothing to wait for
			'@typescript-eslint/require-await': 'off',
			// Code points are what is wanted wherever a string is spread
			'@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
			'@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ args: 'after-used', caughtErrors: 'all', argsIgnorePattern: '^_' }
			]
		}
	},
	...svelte.configs.recommended,
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { ...parserOptions, parser: ts.parser, svelteConfig } },
		rules: {
			// The Svelte rule knows that $props() is taken apart with let
			'prefer-const': 'off',
			'svelte/prefer-const': 'error',
			// svelte-check says which of them are not needed; the plugin's compiler run sees too little to tell
			'svelte/no-unused-svelte-ignore': 'off',
			// Every navigation is a full document: the worker or the server composes it, so addresses are plain
			'svelte/no-navigation-without-resolve': 'off',
			// Markup given to {@html} is our own composer's, behind one Trusted Types policy
			'svelte/no-at-html-tags': 'off'
		}
	},
	{
		files: ['**/*.js', '**/*.mjs', 'tools/**', 'tests/**', '*.config.ts'],
		languageOptions: { globals: { ...globals.node, ...globals.browser } }
	},
	{
		// Programs of the command line speak to their reader
		files: ['tools/**'],
		rules: { 'no-console': 'off' }
	},
	{
		// A small script for every browser there is, read before the first paint
		files: ['src/lib/reader/look-before-paint.js'],
		rules: { 'no-var': 'off' }
	},
	{
		// Playwright calls the function that hands a fixture on `use`, and wants a pattern for fixtures that take none
		files: ['tests/stage/**', 'tests/browser/**'],
		rules: { 'no-empty-pattern': 'off' }
	}
);
