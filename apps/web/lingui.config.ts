import { defineConfig } from '@lingui/cli'

const beforeSession = ['src/accounts', 'src/platform', 'src/ui'].map(
  (folder) => `<rootDir>/${folder}`,
)

/** Two catalogues, so that the login page does not load the words of the whole portal. */
export default defineConfig({
  sourceLocale: 'de',
  locales: ['de', 'en'],
  catalogs: [
    { path: '<rootDir>/src/locales/{locale}/login', include: beforeSession },
    {
      path: '<rootDir>/src/locales/{locale}/portal',
      include: ['<rootDir>/src'],
      exclude: [...beforeSession, '**/locales/**'],
    },
  ],
})
