import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Where the pages stand. */
export const web = join(import.meta.dirname, '../apps/web')

/** The program of the Vite that the pages are built with. */
export const viteProgram = (): string =>
  join(
    dirname(createRequire(join(web, 'package.json')).resolve('vite/package.json')),
    'bin/vite.js',
  )
