import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Side } from '@portal/domain/access'

/** What a newcomer needs to get in without a phone. */
export type DemoAccount = {
  email: string
  password: string
  /** Null: this person shows the enrolment. */
  totpSecret: string | null
  /** Each opens one session in place of a TOTP code; empty for those who have none. */
  recoveryCodes: string[]
  side: Side
  role: 'manager' | 'authorised' | 'member' | 'viewer' | 'owner' | 'staff' | 'auditor'
  client: string | string[] | null
}

/** Where the accounts stand, beside the data. */
export const accountsFile = (dataDir: string) => join(dataDir, 'demo-accounts.json')

/** The accounts of the demonstration; none where it was never filled in. */
export async function demoAccounts(dataDir: string): Promise<DemoAccount[]> {
  const text = await readFile(accountsFile(dataDir), 'utf8').catch(() => '[]')
  return JSON.parse(text) as DemoAccount[]
}
