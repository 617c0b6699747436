import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const smallest = 400

const brotli = (size: number) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  },
})

/** Every text that is built stands there packed as well, as browsers take it, so that nobody packs it while they wait. */
export const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  writeBundle: async ({ dir }) => {
    if (!dir) return
    const files = globSync('**/*.{js,mjs,css,html,svg,json,txt}', { cwd: dir })
    await Promise.all(
      files.map(async (name) => {
        const file = join(dir, name)
        const text = readFileSync(file)
        if (text.length < smallest) return
        writeFileSync(`${file}.br`, await promisify(brotliCompress)(text, brotli(text.length)))
        writeFileSync(`${file}.gz`, await promisify(gzip)(text, { level: 9 }))
      }),
    )
  },
}
