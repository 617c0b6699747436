import { defineConfig } from '@lingui/cli'
import { formatter } from '@lingui/format-po'

const beforeSession = [
  'src/accounts/enrolment',
  'src/accounts/entry',
  'src/accounts/fault-words.ts',
  'src/accounts/links',
  'src/accounts/second-factor',
  'src/accounts/sign-in',
  'src/platform',
  'src/ui',
].map((path) => `<rootDir>/${path}`)

/** Two catalogues, so that the login page does not load the words of the whole portal. */
export default defineConfig({
  // `<Trans>` of the macro, with values to the letter.
  runtimeConfigModule: { Trans: ['#trans', 'Trans'] },
  sourceLocale: 'de',
  locales: ['de', 'en'],
  // Line numbers would change with every change of a file.
  format: formatter({ lineNumbers: false }),
  catalogs: [
    { path: '<rootDir>/src/locales/{locale}/login', include: beforeSession },
    {
      path: '<rootDir>/src/locales/{locale}/portal',
      include: ['<rootDir>/src'],
      exclude: [...beforeSession, '**/locales/**'],
    },
  ],
})
