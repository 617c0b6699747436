import { findProvider } from './service.ts'
import { connect, type Target } from '../platform/database/db.ts'

/** What the provider is called; null: nobody has said yet. */
export async function providerName(target: Target): Promise<string | null> {
  const worker = connect(target, 'portal_worker', 1)
  try {
    return await worker.transaction(null, async (tx) => (await findProvider(tx))?.name ?? null)
  } finally {
    await worker.close()
  }
}
