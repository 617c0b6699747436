import { expect, it } from 'vitest'
import { unfitPath } from './web-build.ts'

it('says in one line which folders its pages cannot be built in', () => {
  for (const path of ['/srv/Praxis #2/apps/web', '/srv/was?/apps/web'])
    expect(unfitPath(path)).toMatch(
      /^The path of the portal contains "[#?]" \(.*move it to a folder[^\n]*$/u,
    )
  for (const path of ['/srv/portal', '/srv/Praxis Müller 50% & Söhne/apps/web', 'C:\\Praxis\\web'])
    expect(unfitPath(path)).toBeNull()
})
