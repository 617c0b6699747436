import { fileURLToPath } from 'node:url'
import { lingui } from '@lingui/vite-plugin'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import { entryPages } from '@portal/domain/entry-addresses'
import react from '@vitejs/plugin-react'
import { type Connect, defineConfig, type Plugin } from 'vite'
import { lean } from './build/lean.ts'
import { packed } from './build/packed.ts'
import { preloaded } from './build/preloaded.ts'
import { partNames } from './build/parts.ts'
import { texts } from './build/texts.ts'
import { verifier } from './build/verifier.ts'

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
const proxied = {
  '/api': api,
  '/branding': api,
  '/.well-known': api,
  '/healthz': api,
  '/readyz': api,
}

export default defineConfig({
  root: here('.'),
  plugins: [
    texts(),
    react(),
    lingui({
      configPath: here('lingui.config.ts'),
      macroTransform: true,
      failOnCompileError: true,
    }),
    // react-aria brings its words in thirty languages; two are spoken here.
    optimizeLocales.vite({ locales: ['de-DE', 'en-US'] }),
    loginEntry,
    verifier(),
    lean,
    preloaded,
    packed,
  ],
  resolve: {
    alias: [
      { find: /^zod$/u, replacement: here('src/platform/form/zod.ts') },
      // React has it by now.
      { find: /^use-sync-external-store\/shim$/u, replacement: 'react' },
    ],
  },
  build: {
    // The CSP knows no inline script, style or font.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      // As its authors forgot to say.
      treeshake: {
        moduleSideEffects: [{ test: /@simplewebauthn\/browser/u, sideEffects: false }],
      },
      input: [here('index.html'), here('login.html')],
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [{ name: partNames(), debugName: 'parts' }],
        },
      },
    },
  },
  // With this ending it is served with the rules of a page, which a worker obeys as its own.
  worker: {
    format: 'es',
    rolldownOptions: { output: { entryFileNames: 'assets/[name]-[hash].mjs' } },
  },
  server: { strictPort: true, proxy: proxied },
  preview: { proxy: proxied },
})
