import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Provider } from '@portal/domain/provider/contract'

export const contactRoleWords: Record<Provider['contact']['role'], MessageDescriptor> = {
  dpo: msg`Datenschutzbeauftragte Person`,
  contact: msg`Ansprechperson für den Datenschutz`,
}
