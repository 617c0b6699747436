import type { Client } from '@portal/domain/clients/contract'
import { AppError } from '@portal/domain/fault'
import type { CommonForm } from './common-form.ts'

/** In one sitting; more would be a page that nobody looks over. */
const mostAtOnce = 200

/** Those whose papers will be recorded. Throws `invalid` where it is nobody, or more than are looked over at once. */
export function assertChosen(
  { whom, clientIds }: Pick<CommonForm, 'whom' | 'clientIds'>,
  without: readonly Client[],
): readonly Client[] {
  const clients = whom === 'all' ? without : without.filter(({ id }) => clientIds.includes(id))
  const field = whom === 'all' ? 'whom' : 'clientIds'
  if (clients.length === 0) throw refused(field, 'nobody-chosen')
  if (clients.length > mostAtOnce) throw refused(field, 'too-many-chosen')
  return clients
}

const refused = (field: string, code: string) =>
  new AppError({ code: 'invalid', issues: [{ path: `/${field}`, code, message: code }] })
