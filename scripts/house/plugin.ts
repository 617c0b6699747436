import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { judge } from './judge.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** As far as it is used here; the linter hands over ESTree. */
type Context = { filename: string; report: (finding: { message: string; node: Source }) => void }
type Source = { type: string; value?: unknown }
type Importing = { source?: Source | null }

/** The arrows as a lint rule: a wall is seen where something is about to go through it. */
const walls = {
  create: ({ filename, report }: Context) => {
    const from = relative(root, filename).split(sep).join('/')
    const check = ({ source }: Importing) => {
      if (typeof source?.value !== 'string') return
      const why = judge(from, source.value)
      if (why !== null) report({ message: `${why} (scripts/house/arrows.ts)`, node: source })
    }
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
    }
  },
}

export default { meta: { name: 'house' }, rules: { walls } }
