import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ClientRole } from '@portal/domain/access'
import type { Client } from '@portal/domain/clients/contract'

export const clientRoleWords: Record<ClientRole, MessageDescriptor> = {
  manager: msg`Leitung`,
  member: msg`Mitarbeit`,
  viewer: msg`nur Lesen`,
}

export const contactRoleWords: Record<Client['privacyContact']['role'], MessageDescriptor> = {
  dpo: msg`Datenschutzbeauftragte Person`,
  contact: msg`Ansprechperson für den Datenschutz`,
}
