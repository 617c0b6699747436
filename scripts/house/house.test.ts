import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { circleIn, root } from './imports.ts'
import { judge } from './judge.ts'

describe('an import', () => {
  it.each([
    ['apps/api/src/toms/service.ts', '../instructions/table.ts'],
    ['apps/api/src/instructions/answers/giving.ts', 'fastify'],
    ['apps/api/src/instructions/answers/deep/er.ts', '@fastify/jwt'],
    ['apps/api/src/toms/routes.ts', './table.ts'],
    ['apps/api/src/toms/routes.ts', 'drizzle-orm'],
    ['apps/api/src/toms/service.ts', '../notices/routes.ts'],
    ['apps/api/src/toms/service.ts', '../app.ts'],
    ['apps/api/src/toms/service.ts', '../demo/seed.ts'],
    ['apps/api/src/toms/service.ts', '../../../web/src/toms/words.ts'],
    ['apps/api/src/toms/service.ts', '../../test/harness.ts'],
    ['apps/api/src/platform/http/route.ts', '../../clients/service.ts'],
    ['apps/api/src/home/service.ts', '../accounts/sign-in/sessions.ts'],
    ['apps/api/src/toms/service.ts', 'react'],
    ['apps/web/src/toms/toms-page.tsx', '../notices/queries.ts'],
    ['apps/web/src/toms/toms-page.tsx', '../shell/shell.tsx'],
    ['apps/web/src/people/register/entry-page.tsx', '../../accounts/account/profile.tsx'],
    ['apps/web/src/toms/toms-page.tsx', 'react-router'],
    ['apps/web/src/toms/toms-page.tsx', 'node:fs'],
    ['apps/web/src/ui/basics/button.tsx', '../../toms/words.ts'],
    ['apps/web/src/platform/http/http.ts', '../../ui/basics/button.tsx'],
    ['packages/domain/src/toms/contract.ts', '../people/contract.ts'],
    ['packages/domain/src/toms/contract.ts', 'fastify'],
    ['packages/domain/src/toms/contract.ts', '../../../../apps/api/src/toms/service.ts'],
  ])('goes through a wall: %s of %s', (from, what) => {
    expect(judge(from, what)).toMatch(/\w/u)
  })

  it.each([
    ['apps/api/src/toms/service.ts', '../platform/database/db.ts'],
    ['apps/api/src/toms/service.ts', '@portal/domain/toms/contract'],
    ['apps/api/src/agreements/service.ts', '../documents/table.ts'],
    ['apps/api/src/toms/routes.ts', 'fastify'],
    ['apps/api/src/toms/routes.test.ts', '../../test/harness.ts'],
    ['apps/api/src/app.ts', './toms/routes.ts'],
    ['apps/web/src/toms/toms-page.tsx', '../ui/basics/button.tsx'],
    ['apps/web/src/ui/basics/button.tsx', '../../platform/language/i18n.ts'],
    ['packages/domain/src/toms/contract.ts', 'zod'],
    ['scripts/start.ts', '../apps/api/src/server.ts'],
  ])('is nobody’s concern: %s of %s', (from, what) => {
    expect(judge(from, what)).toBeNull()
  })
})

it('finds a circle wherever it begins', () => {
  const graph = { a: ['b'], b: ['c', 'd'], c: [], d: ['b'] }
  expect(circleIn(new Map(Object.entries(graph)))).toEqual(['b', 'd', 'b'])
  expect(circleIn(new Map(Object.entries({ ...graph, d: [] })))).toBeNull()
})

describe('a probe', () => {
  let house: string
  beforeAll(() => {
    house = mkdtempSync(join(tmpdir(), 'house-'))
    const copied = ['.oxlintrc.json', 'tsconfig.base.json', 'package.json', 'scripts/house']
    const projects = [
      'packages/domain/tsconfig.src.json',
      'apps/api/tsconfig.json',
      'apps/web/tsconfig.src.json',
    ]
    for (const path of [...copied, ...projects])
      cpSync(join(root, path), join(house, path), { recursive: true })
    for (const path of ['node_modules', 'apps/web/node_modules'])
      symlinkSync(join(root, path), join(house, path))
  })
  afterAll(() => rmSync(house, { recursive: true, force: true }))

  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(house, path)), { recursive: true })
    writeFileSync(join(house, path), text)
  }
  const run = (program: string, ...args: string[]) => {
    const { status, stdout } = spawnSync(join(root, 'node_modules/.bin', program), args, {
      cwd: house,
      encoding: 'utf8',
    })
    return { status, stdout }
  }

  it.each([
    ['apps/api/src/toms/probe.ts', `export * from '../instructions/table.ts'\n`],
    ['apps/api/src/instructions/answers/giving.ts', `import 'fastify'\n`],
    ['apps/web/src/toms/probe.ts', `export const load = () => import('../notices/queries.ts')\n`],
  ])('is stopped by the lint: %s', (path, text) => {
    write(path, text)
    const { status, stdout } = run('oxlint', path)
    expect(stdout).toContain('house(walls)')
    expect(status).not.toBe(0)
  })

  it.each([
    ['apps/api/src/toms/probe.ts', 'document', 'apps/api/tsconfig.json'],
    ['apps/web/src/toms/probe.ts', 'process', 'apps/web/tsconfig.src.json'],
    ['packages/domain/src/probe.ts', 'process', 'packages/domain/tsconfig.src.json'],
    ['packages/domain/src/probe.ts', 'document', 'packages/domain/tsconfig.src.json'],
  ])('is stopped by the types: %s with %s', (path, name, project) => {
    write(path, `export const probe = ${name}\n`)
    const { status, stdout } = run('tsc', '--noEmit', '--project', project)
    expect(stdout).toContain(`${path}(1,22): error`)
    expect(stdout).toContain(`'${name}'`)
    expect(status).not.toBe(0)
  })
})
