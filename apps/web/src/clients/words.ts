import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Client } from '@portal/domain/clients/contract'

export const contactRoleWords: Record<Client['privacyContact']['role'], MessageDescriptor> = {
  dpo: msg`Datenschutzbeauftragte Person`,
  contact: msg`Ansprechperson für den Datenschutz`,
}
