import { inject } from 'vitest'
import type { DemoAccount } from '../src/demo/accounts.ts'

/** Somebody who can sign in; `wanted` is the beginning of the email address. */
export function account(wanted: string): DemoAccount {
  const found = inject('demo').accounts.find(({ email }) => email.startsWith(wanted))
  if (!found) throw new Error(`no demonstration account ${wanted}`)
  return found
}

/** The id of a client; `wanted` is a part of the name. */
export const clientIdOf = (wanted: string) => idIn('clients', wanted)

/** The id of a person; `wanted` is a part of the name. */
export const userIdOf = (wanted: string) => idIn('users', wanted)

function idIn(table: 'clients' | 'users', wanted: string): string {
  const found = Object.entries(inject('demo')[table]).find(([name]) => name.includes(wanted))
  if (!found) throw new Error(`no ${wanted} among the ${table} of the demonstration`)
  return found[1]
}
