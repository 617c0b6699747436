import type { ClientRole, StaffRole } from '@portal/domain/access'
import { say } from '../../platform/language/i18n.ts'
import { clientRoleMeaning, roleWords, staffRoleMeaning } from '../../accounts/words.ts'

const meaning = { ...clientRoleMeaning, ...staffRoleMeaning }

/** Roles to choose from, each with what it may do. */
export const roleOptions = <R extends ClientRole | StaffRole>(roles: readonly R[]) =>
  roles.map((value) => ({
    value,
    label: say(roleWords[value]),
    description: say(meaning[value]),
  }))
