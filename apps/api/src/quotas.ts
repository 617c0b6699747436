import type { Quotas } from './platform/http/load/charge.ts'

/** What one person and everybody of one client may cause in an hour; docs/operations.md names the same. */
export const quotas: Quotas = {
  uploads: { person: 120, client: 400 },
  drafts: { person: 120, client: 400 },
  messages: { person: 60, client: 300 },
  reports: { person: 6, client: 20 },
  renderings: { person: 60, client: 200 },
  // Each may tell all clients something.
  settings: { person: 20, client: 20 },
  trials: { person: 12, client: 24 },
  // Each may mail a thousand people, once.
  rounds: { person: 120, client: 120 },
}
