import { fileURLToPath } from 'node:url'
import { lingui } from '@lingui/vite-plugin'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import { entryPages } from '@portal/domain/entry-addresses'
import react from '@vitejs/plugin-react'
import { type Connect, defineConfig, type Plugin } from 'vite'
import { packed } from './packed.ts'
import { partNames } from './parts.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** As in production: the pages before a session are an entry of their own. */
const loginEntry: Plugin = {
  name: 'login-entry',
  configureServer: (server) => void server.middlewares.use(toLogin),
  configurePreviewServer: (server) => void server.middlewares.use(toLogin),
}
const toLogin: Connect.NextHandleFunction = (request, _response, next) => {
  const path = (request.url ?? '').replace(/\?.*/su, '')
  if (Object.values<string>(entryPages).includes(path)) request.url = '/login.html'
  next()
}

const api = process.env.API_URL ?? 'http://localhost:3000'
const proxied = { '/api': api, '/.well-known': api, '/healthz': api, '/readyz': api }

export default defineConfig({
  root: here('.'),
  plugins: [
    react(),
    lingui({
      configPath: here('lingui.config.ts'),
      macroTransform: true,
      failOnCompileError: true,
    }),
    // react-aria brings its words in thirty languages; two are spoken here.
    optimizeLocales.vite({ locales: ['de-DE', 'en-US'] }),
    loginEntry,
    packed,
  ],
  build: {
    // The CSP knows no inline script, style or font.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: [here('index.html'), here('login.html')],
      // Modules run in the order they are imported, across chunks too: zod is told first that it may not use eval.
      output: {
        strictExecutionOrder: true,
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: partNames(), debugName: 'parts' }],
        },
      },
    },
  },
  server: { strictPort: true, proxy: proxied },
  preview: { proxy: proxied },
})
