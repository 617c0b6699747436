import { sql } from 'drizzle-orm'
import { sha256 } from '../../platform/crypto.ts'
import type { Connections } from '../../platform/database/db.ts'

/** Whether a browser has completed a login to the account of this address before: by the id in its HttpOnly cookie. */
export async function isKnownDevice(
  auth: Connections,
  email: string,
  deviceId: string | null,
): Promise<boolean> {
  if (deviceId === null) return false
  const [found] = await auth.transaction(null, async (tx) => {
    const { rows } = await tx.execute(sql`
      select from known_devices d join users u on u.id = d.user_id
       where u.email = ${email} and d.device_hash = ${sha256(deviceId)}`)
    return rows
  })
  return found !== undefined
}
