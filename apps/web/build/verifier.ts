import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import type { Plugin } from 'vite'
import { web } from './sources.ts'

const source = join(web, '../../packages/verify/src/main.ts')
const fileName = 'avv-verify.mjs'
const wanted = 'virtual:avv-verify'

/**
 * The program with which anybody checks receipts and logs without the portal, as one file that stands beside the pages; they
 * know its SHA-256.
 */
export function verifier(): Plugin {
  let made: Promise<string> | null = null
  const program = () => (made ??= bundled())

  return {
    name: 'verifier',
    resolveId: (id) => (id === wanted ? `\0${id}` : null),
    async load(id) {
      if (id !== `\0${wanted}`) return null
      const sha256 = createHash('sha256')
        .update(await program())
        .digest('hex')
      return `export const sha256 = '${sha256}'`
    },
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: await program() })
    },
    configureServer(server) {
      server.middlewares.use(`/${fileName}`, async (_, response) => {
        response.setHeader('content-type', 'text/javascript')
        response.end(await program())
      })
    },
  }
}

async function bundled(): Promise<string> {
  const build = await rolldown({ input: source, platform: 'node' })
  try {
    const { output } = await build.generate({ format: 'esm', codeSplitting: false })
    return output[0].code
  } finally {
    await build.close()
  }
}
